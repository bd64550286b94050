/** Why nothing is written to GitHub, in a sentence. */
import type { ActionSettings } from './config/inputs.js';

export const NO_TOKEN =
  'The input github-token is empty, so nothing can be read from or written to GitHub: all problems of the checkout are reported, in the log and the job summary only.';
export const MOVED = 'The pull request has a newer commit; the run of that one writes the review.';

/** Of a pull request in this state; undefined when something may be written. */
export function silenceFor(state: 'open' | 'draft' | 'closed', { reviewDrafts }: ActionSettings): string | undefined {
  if (state === 'closed') return 'The pull request is closed, so nothing is written to it.';
  const isQuiet = state === 'draft' && !reviewDrafts;
  return isQuiet ? 'The pull request is a draft, and review-drafts is off: nothing is written to it.' : undefined;
}

export function dryRun({ dryRun: isDry }: ActionSettings): string | undefined {
  return isDry ? 'This is a dry run: nothing is written to GitHub.' : undefined;
}
