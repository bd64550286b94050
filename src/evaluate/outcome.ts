/** The one verdict and everything that is counted, computed once. */
import type { Conclusion, Counts, Finding, Outcome, StepResult, Undecided } from '../model/finding.js';
import type { ReviewOptions } from '../model/options.js';
import { SEVERITIES, type AnyRule, type Severity } from '../model/rule.js';
import { STEP_NUMBERS, STEPS } from '../model/steps.js';
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

export interface StepFacts {
  readonly rules: readonly AnyRule[];
  readonly kinds: ReadonlySet<Kind>;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
}

/** The scorecard: a step is not applicable when none of its rules has anything to judge. */
export function stepsOf({ rules, kinds, findings, undecided }: StepFacts): readonly StepResult[] {
  return STEP_NUMBERS.map((step) => {
    const applies = rules.some((rule) => rule.step === step && kinds.has(rule.target));
    return stepResult(step, { applies, findings, undecided });
  });
}

interface StepScope extends Pick<StepFacts, 'findings' | 'undecided'> {
  readonly applies: boolean;
}

function stepResult(step: StepResult['step'], { applies, findings, undecided }: StepScope): StepResult {
  const count = findings.filter(({ rule }) => rule.step === step).length;
  const open = undecided.some(({ rule }) => rule.step === step);
  const status = count > 0 ? 'fail' : !applies ? 'not-applicable' : open ? 'undecided' : 'pass';
  return { step, title: STEPS[step], status, findings: count };
}

/** The outcome of just these of its findings; the others are known already. */
export function onlyOf(outcome: Outcome, findings: Outcome['findings']): Outcome {
  const kept = new Set(findings);
  const others = outcome.findings.filter((finding) => !kept.has(finding));
  const known = [...(outcome.known ?? []), ...others];
  return {
    ...outcome,
    findings,
    counts: countsOf(findings),
    ...(known.length === 0 ? {} : { known }),
    steps: outcome.steps.map(({ step, status }) =>
      stepResult(step, { applies: status !== 'not-applicable', findings, undecided: outcome.undecided }),
    ),
  };
}
