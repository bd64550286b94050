/** Runs the rules over the subjects of one unit. One rule failing never stops the rest. */
import type { Unknown } from '../model/certainty.js';
import type { Graph } from '../model/graph.js';
import type { AnyRule, Judgement, Problem } from '../model/rule.js';
import type { Kind, Subject } from '../model/subject.js';

export interface Judged {
  readonly rule: AnyRule;
  readonly subject: Subject;
  readonly problem: Problem;
}

export interface Doubt {
  readonly rule: AnyRule;
  readonly subject: Subject;
  readonly reason: string;
}

/** A rule that threw: a bug of ours, told in a notice. */
export interface Failure {
  readonly rule: AnyRule;
  readonly subject: Subject;
  readonly error: unknown;
}

export interface Judgements {
  readonly problems: readonly Judged[];
  readonly doubts: readonly Doubt[];
  readonly failures: readonly Failure[];
}

export function judge(rules: readonly AnyRule[], subjects: readonly Subject[], graph: Graph): Judgements {
  const collected = { problems: [] as Judged[], doubts: [] as Doubt[], failures: [] as Failure[] };
  const byKind = new Map<Kind, readonly AnyRule[]>();
  for (const subject of subjects) {
    const { kind } = subject.subject;
    const own = byKind.get(kind) ?? rules.filter((rule) => checkOf({ rule, subject }) !== undefined);
    byKind.set(kind, own);
    for (const rule of own) judgeOne({ rule, subject }, graph, collected);
  }
  return collected;
}

interface Collected {
  readonly problems: Judged[];
  readonly doubts: Doubt[];
  readonly failures: Failure[];
}

interface Pair {
  readonly rule: AnyRule;
  readonly subject: Subject;
}

function judgeOne(pair: Pair, graph: Graph, into: Collected): void {
  const check = checkOf(pair);
  if (check === undefined) return;
  try {
    const judgement = check(pair.subject as never, graph);
    into.problems.push(...problemsOf(judgement).map((problem) => ({ ...pair, problem })));
    if (isDoubt(judgement)) into.doubts.push({ ...pair, reason: judgement.unknown });
  } catch (error) {
    into.failures.push({ ...pair, error });
  }
}

/** The check of a rule for subjects of this kind; undefined when it does not judge them. */
function checkOf({ rule, subject }: Pair): ((subject: never, graph: Graph) => Judgement) | undefined {
  const { kind } = subject.subject;
  return kind === rule.target ? rule.check : rule.further?.[kind];
}

function problemsOf(judgement: Judgement): readonly Problem[] {
  if (typeof judgement === 'string' || isDoubt(judgement)) return [];
  return isProblems(judgement) ? judgement : [judgement];
}

function isProblems(judgement: Problem | readonly Problem[]): judgement is readonly Problem[] {
  return Array.isArray(judgement);
}

function isDoubt(judgement: Judgement): judgement is Unknown {
  return typeof judgement === 'object' && 'unknown' in judgement;
}
