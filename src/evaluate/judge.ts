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
  for (const subject of subjects) {
    for (const pair of checksFor(rules, subject.subject.kind)) judgeOne({ ...pair, subject }, graph, collected);
  }
  return collected;
}

type Check = (subject: never, graph: Graph) => Judgement;

interface RuleCheck {
  readonly rule: AnyRule;
  readonly check: Check;
}

/** The rules that judge subjects of a kind, sorted out once: the same rules run over every unit. */
function checksFor(rules: readonly AnyRule[], kind: Kind): readonly RuleCheck[] {
  const byKind = CHECKS.get(rules) ?? new Map<Kind, readonly RuleCheck[]>();
  const checks = byKind.get(kind) ?? rules.flatMap((rule) => checkOf(rule, kind));
  CHECKS.set(rules, byKind.set(kind, checks));
  return checks;
}

const CHECKS = new WeakMap<readonly AnyRule[], Map<Kind, readonly RuleCheck[]>>();

function checkOf(rule: AnyRule, kind: Kind): readonly RuleCheck[] {
  const check = kind === rule.target ? rule.check : rule.further?.[kind];
  return check === undefined ? [] : [{ rule, check }];
}

interface Collected {
  readonly problems: Judged[];
  readonly doubts: Doubt[];
  readonly failures: Failure[];
}

function judgeOne(
  { rule, subject, check }: RuleCheck & { readonly subject: Subject },
  graph: Graph,
  into: Collected,
): void {
  try {
    const judgement = check(subject as never, graph);
    into.problems.push(...problemsOf(judgement).map((problem) => ({ rule, subject, problem })));
    if (isDoubt(judgement)) into.doubts.push({ rule, subject, reason: judgement.unknown });
  } catch (error) {
    into.failures.push({ rule, subject, error });
  }
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
