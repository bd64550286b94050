/** The one verdict and everything that is counted, computed once. */
import type { Conclusion, Counts, Finding, Outcome, StepResult } from '../model/finding.js';
import type { ReviewOptions } from '../model/options.js';
import { SEVERITIES, targetsOf, type AnyRule, type Severity, type StepNumber } from '../model/rule.js';
import { STEP_ASKS, STEP_NUMBERS, STEPS } from '../model/steps.js';
import type { Kind } from '../model/subject.js';

export function verdictOf(findings: readonly Pick<Finding, 'severity'>[], failOn: ReviewOptions['failOn']): Conclusion {
  if (failOn === 'never') return 'success';
  const bar = SEVERITIES.indexOf(failOn);
  return findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= bar) ? 'failure' : 'success';
}

/** The verdict under all that was decided: a configuration that cannot be followed is a failure by itself. */
export function conclusionOf(
  findings: readonly Pick<Finding, 'severity'>[],
  { failOn, configuration }: Pick<ReviewOptions, 'failOn' | 'configuration'>,
): Conclusion {
  return (configuration?.faults.length ?? 0) > 0 ? 'failure' : verdictOf(findings, failOn);
}

export function countsOf(findings: readonly Pick<Finding, 'severity'>[]): Counts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    critical: count('critical'),
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
    info: count('info'),
  };
}

export interface StepFacts extends StepProblems {
  readonly rules: readonly AnyRule[];
  readonly kinds: ReadonlySet<Kind>;
}

interface StepProblems extends Pick<Outcome, 'undecided' | 'known'> {
  readonly findings: readonly Finding[];
}

/** The scorecard: a step is not applicable when none of its rules has anything to judge. */
export function stepsOf({ rules, kinds, ...problems }: StepFacts): readonly StepResult[] {
  return STEP_NUMBERS.map((step) => {
    const own = rules.filter((rule) => rule.step === step);
    const applies = own.some((rule) => targetsOf(rule).some((kind) => kinds.has(kind)));
    return stepResult(step, { applies, rules: own.length }, problems);
  });
}

interface StepScope {
  readonly applies: boolean;
  readonly rules: number;
}

function stepResult(step: StepNumber, { applies, rules }: StepScope, problems: StepProblems): StepResult {
  const count = (all: readonly { readonly rule: AnyRule }[]): number =>
    all.filter(({ rule }) => rule.step === step).length;
  const findings = count(problems.findings);
  const undecided = count(problems.undecided);
  const known = count(problems.known ?? []);
  const status = findings > 0 ? 'fail' : !applies ? 'not-applicable' : undecided > 0 ? 'undecided' : 'pass';
  return { step, title: STEPS[step], asks: STEP_ASKS[step], status, rules, findings, undecided, known };
}

/** The outcome of just these of its findings; the others are known already. */
export function onlyOf(outcome: Outcome, findings: Outcome['findings']): Outcome {
  const kept = new Set(findings);
  const others = outcome.findings.filter((finding) => !kept.has(finding));
  const known = [...(outcome.known ?? []), ...others];
  return withFindings(known.length === 0 ? outcome : { ...outcome, known }, findings);
}

/** The outcome with these findings in place of its own, counted anew. */
export function withFindings(outcome: Outcome, findings: Outcome['findings']): Outcome {
  const { undecided, known = [] } = outcome;
  return {
    ...outcome,
    findings,
    counts: countsOf(findings),
    steps: outcome.steps.map(({ step, status, rules }) =>
      stepResult(step, { applies: status !== 'not-applicable', rules }, { findings, undecided, known }),
    ),
  };
}
