import { fitSections } from './sections.js';
import { summarySections, summaryStart } from './summary.js';
import type { SummaryView } from './summary-view.js';

/** GitHub's limit is 65,535; some of it counts bytes, so that bytes are counted here. */
const LIMIT = 65_000;

/** The summary of the check run. */
export function checkSummary(view: SummaryView): string {
  return fitSections(summaryStart(view), summarySections(view), LIMIT);
}
