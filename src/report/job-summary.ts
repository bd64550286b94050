import { diagramOf } from './diagram.js';
import { fitSections } from './sections.js';
import { summarySections, summaryStart } from './summary.js';
import type { SummaryView } from './summary-view.js';

/** The runner refuses a summary above 1 MiB as a whole; other steps' text does not count. */
const LIMIT = 1_000_000;

/** The summary of the job: that of the check run with room for more, and the picture where there is one. */
export function jobSummary(view: SummaryView): string {
  const diagram = diagramOf(view.outcome, view.mask);
  const picture = { head: '## Who can reach whom\n\n', items: diagram === undefined ? [] : [diagram], noun: 'picture' };
  const sections = summarySections(view);
  const afterNew = sections.findIndex(({ noun }) => noun === 'problem') + 1;
  const all = [...sections.slice(0, afterNew), picture, ...sections.slice(afterNew)];
  return `${fitSections(summaryStart(view), all, LIMIT)}\n`;
}
