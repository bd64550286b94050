/** What a pull request of the working tree would show: only what it brings. */
import { onlyOf } from './evaluate/outcome.js';
import type { Outcome } from './model/finding.js';
import { reviewPullRequest, type PullRequestPorts } from './pull-request.js';
import { standingsOf } from './report/standing.js';

export interface DiffReview {
  /** With the findings alone that the change brings; the verdict is theirs. */
  readonly outcome: Outcome;
  /** How many findings were there before. */
  readonly existing: number;
  /** How many findings of the base are gone. */
  readonly fixed: number;
}

export async function reviewDiff(ports: PullRequestPorts): Promise<DiffReview> {
  const { outcome, changes, comparison } = await reviewPullRequest(0, ports);
  const { fresh, existing } = standingsOf(outcome.findings, { changes, comparison });
  return {
    outcome: onlyOf(outcome, fresh),
    existing: existing.length,
    fixed: comparison?.fixed.length ?? 0,
  };
}
