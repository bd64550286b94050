/** The eight steps as every surface tells them. */
import type { FixedFinding, Outcome, StepResult, StepStatus } from '../model/finding.js';
import { SEVERITIES, type Severity } from '../model/rule.js';
import { countSeverities, severityWords } from './count-words.js';
import type { Standings } from './standing.js';

export interface ScoreRow {
  /** `1 Security groups` */
  readonly name: string;
  readonly status: StepStatus;
  /** The status in words. */
  readonly state: string;
  /** The worst severity of its problems. */
  readonly worst?: Severity;
  /** Counts in words: of what is new, or of everything where nothing is compared; empty without any. */
  readonly fresh: string;
  /** Counts in words of the rest, where there is something to compare with. */
  readonly rest: string;
  readonly asks: string;
}

const STATES: Readonly<Record<StepStatus, string>> = {
  pass: 'pass',
  fail: 'fail',
  undecided: 'undecided',
  'not-applicable': 'not in this repository',
};

export function scoreRows({ steps }: Pick<Outcome, 'steps'>, standings: Standings): readonly ScoreRow[] {
  return steps.map((result) => scoreRow(result, standings));
}

function scoreRow(result: StepResult, { fresh, existing, compared }: Standings): ScoreRow {
  const { step, status, asks } = result;
  const isOfStep = ({ rule }: FixedFinding): boolean => rule.step === step;
  const [own, others] = [fresh.filter(isOfStep), existing.filter(isOfStep)];
  const worst = SEVERITIES.find((severity) => [...own, ...others].some((finding) => finding.severity === severity));
  const uncounted = uncountedWords(result);
  return {
    name: stepName(result),
    status,
    state: stateOf(result),
    ...(worst === undefined ? {} : { worst }),
    fresh: listed([problemWords(own), ...(compared ? [] : uncounted)]),
    rest: compared ? listed([problemWords(others), ...uncounted]) : '',
    asks,
  };
}

/** `1 Security groups` */
export function stepName({ step, title }: Pick<StepResult, 'step' | 'title'>): string {
  return `${String(step)} ${title}`;
}

/** The status of a step in words. */
export function stateOf({ status, rules }: Pick<StepResult, 'status' | 'rules'>): string {
  return status === 'not-applicable' && rules === 0 ? 'none of its rules runs' : STATES[status];
}

function problemWords(findings: readonly FixedFinding[]): string {
  return severityWords(countSeverities(findings));
}

/** What no verdict counts. */
function uncountedWords({ undecided, known }: StepResult): readonly string[] {
  return [undecided === 0 ? '' : `${String(undecided)} undecided`, known === 0 ? '' : `${String(known)} known already`];
}

function listed(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(', ');
}
