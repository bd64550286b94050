/** The report as Markdown: the text of the job summary, for systems that show Markdown. */
import type { Outcome } from '../model/finding.js';
import type { Severity } from '../model/rule.js';
import { jobSummary } from './job-summary.js';
import { maskOf } from './mask.js';
import { standingsOf, type Compared } from './standing.js';

/** `bar` is the least severity that fails the verdict; `compared` tells what is new. */
export function renderMarkdown(outcome: Outcome, bar: Severity | 'never', compared: Compared = {}): string {
  const { changes, comparison } = compared;
  return jobSummary({
    outcome,
    bar,
    standings: standingsOf(outcome.findings, compared),
    fixed: comparison?.fixed ?? [],
    commented: new Set(),
    mask: maskOf(outcome),
    ...(changes === undefined ? {} : { changes }),
  });
}
