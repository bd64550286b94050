/** The suppressed problems, one item each: what, where, why, and whether the pull request brings the suppression. */
import type { Suppressed } from '../model/finding.js';
import { inlineCode, prose, shorten } from './escape.js';
import { linesOfSpan, placeOf } from './lines.js';
import { suppressedInOrder } from './order.js';
import { placeLink } from './place-link.js';
import { ruleLink } from './rule-link.js';
import { isAdded } from './standing.js';
import type { SummaryView } from './summary-view.js';

const LONGEST_REASON = 300;

export function suppressedItems(view: SummaryView): readonly string[] {
  return suppressedInOrder(view.outcome.suppressed).map((one) => suppressedItem(one, view));
}

function suppressedItem({ finding, directive }: Suppressed, { commit, mask, changes }: SummaryView): string {
  const { rule, address } = finding;
  const { path, range } = placeOf(finding);
  const where = placeLink(path, range, commit);
  const written = linesOfSpan(directive.file, directive.span);
  const added = changes !== undefined && isAdded(directive.file.path, written, changes) === 'yes';
  const reason = prose(shorten(mask(directive.reason), LONGEST_REASON));
  const note = added ? ' (added by this pull request)' : '';
  return `- ${ruleLink(rule.code)} ${rule.title}: ${inlineCode(address)} at ${where}${note}. Reason: ${reason}`;
}
