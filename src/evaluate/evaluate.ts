/** Judges one unit: as it stands, and once more for each branch of each condition that nothing decides. */
import type { Finding, Suppressed, Undecided } from '../model/finding.js';
import type { Graph } from '../model/graph.js';
import type { Unit } from '../model/resource.js';
import type { AnyRule } from '../model/rule.js';
import type { Notice } from '../model/source.js';
import type { Subject } from '../model/subject.js';
import { identityOf, toFindings, type Placed } from './findings.js';
import { judge, type Doubt, type Failure, type Judged, type Judgements } from './judge.js';
import { conditionsOf, type Condition } from './scenarios.js';
import { spotOf } from './spot.js';
import { suppress } from './suppress.js';

/** One condition decided; the reader takes this branch of every choice on it. */
export interface Scenario {
  readonly condition: string;
  readonly when: string;
}

/** Subjects and graph of the unit under a scenario; without one, as far as they are known. */
export type Model = (scenario?: Scenario) => { readonly subjects: readonly Subject[]; readonly graph: Graph };

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** The directives that have something to do, as `usageOf` names them. */
  readonly used: ReadonlySet<string>;
  readonly undecided: readonly Undecided[];
  readonly notices: readonly Notice[];
}

export function evaluate(unit: Unit, rules: readonly AnyRule[], model: Model): Evaluation {
  const run = (scenario?: Scenario): Judgements => {
    const { subjects, graph } = model(scenario);
    return judge(rules, subjects, graph);
  };
  const plain = run();
  const conditional = conditionsOf(unit).flatMap((condition) => onlyIn(condition, plain.problems, run));
  const problems = [...plain.problems, ...distinct(conditional)];
  const reported = rulesByAddress(problems);
  const undecided = plain.doubts
    .filter(({ rule, subject }) => reported.get(subject.subject.address)?.has(rule) !== true)
    .map(toUndecided);
  const open = [...plain.doubts, ...plain.failures.map((failure) => ({ ...failure, reason: 'the rule failed' }))];
  return {
    ...suppress(toFindings(problems), open.map(toUndecided), unit.directives ?? []),
    undecided,
    notices: plain.failures.map(toNotice),
  };
}

/** The rules that have found something, by the address of what they judged. */
function rulesByAddress(problems: readonly Placed[]): ReadonlyMap<string, ReadonlySet<AnyRule>> {
  const found = new Map<string, Set<AnyRule>>();
  for (const { rule, subject } of problems) {
    const { address } = subject.subject;
    found.set(address, (found.get(address) ?? new Set()).add(rule));
  }
  return found;
}

/**
 * The problems that a condition brings. A wrong value in one branch is a finding under its condition; an absence in
 * one branch stays undecided; what every branch has is plain.
 */
function onlyIn(
  condition: Condition,
  plain: readonly Judged[],
  run: (scenario: Scenario) => Judgements,
): readonly Placed[] {
  const known = new Set(plain.map(identityOf));
  const branches = condition.branches.map((when) => ({
    when,
    problems: run({ condition: condition.condition, when }).problems.filter((found) => !known.has(identityOf(found))),
  }));
  return branches.flatMap(({ when, problems }) =>
    problems.flatMap((problem): readonly Placed[] => {
      const everywhere = branches.every((other) =>
        other.problems.some((found) => identityOf(found) === identityOf(problem)),
      );
      if (everywhere) return [problem];
      return isWritten(problem) ? [{ ...problem, when }] : [];
    }),
  );
}

function isWritten({ problem }: Judged): boolean {
  if (problem.place.kind !== 'attribute') return true;
  const { node } = problem.place;
  return node !== undefined && node.kind !== 'absent' && !(node.kind === 'scalar' && node.value === null);
}

function distinct(problems: readonly Placed[]): readonly Placed[] {
  return [...new Map(problems.toReversed().map((problem) => [identityOf(problem), problem])).values()].toReversed();
}

function toUndecided({ rule, subject, reason }: Doubt): Undecided {
  const { subject: info } = subject;
  return { rule, subject: info, address: info.address, reason, ...spotOf(info.place, info.resource) };
}

function toNotice({ rule, subject, error }: Failure): Notice {
  const { file } = subject.subject.resource;
  const what = error instanceof Error ? error.message : String(error);
  return {
    path: file.path,
    message: `rule ${rule.code} failed on ${subject.subject.address} (${what}); please report this bug`,
  };
}
