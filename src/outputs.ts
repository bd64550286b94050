/** What a run tells the steps after it, and the log when it fails. */
import type { ActionSettings } from './config/inputs.js';
import type { Outcome } from './model/finding.js';
import type { ReviewOptions } from './model/options.js';

/** The outputs that the outcome alone decides; the others are empty. */
export function outputsOf(
  outcome: Outcome,
  { reportFile, sarifFile }: ActionSettings,
): Readonly<Record<string, string>> {
  const { counts, findings, suppressed, undecided, verdict } = outcome;
  return {
    verdict,
    findings: String(findings.length),
    critical: String(counts.critical),
    high: String(counts.high),
    medium: String(counts.medium),
    low: String(counts.low),
    info: String(counts.info),
    new: '',
    suppressed: String(suppressed.length),
    undecided: String(undecided.length),
    'report-file': reportFile,
    'sarif-file': sarifFile,
    'review-url': '',
    'check-run-url': '',
  };
}

/** Why the run fails. */
export function verdictText({ findings }: Outcome, { failOn, configuration }: ReviewOptions): string {
  if ((configuration?.faults.length ?? 0) > 0) return 'ecs-reviewer fails until the configuration is mended.';
  return `ecs-reviewer found problems of severity ${failOn} or worse (${String(findings.length)} problems in all). The log above, the check run and the job summary say which.`;
}
