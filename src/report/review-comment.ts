/** The text of one review comment. */
import type { FixedFinding } from '../model/finding.js';
import { commentDetails, type CommentStyle } from './comment-details.js';
import type { Part, PlannedComment } from './comment-plan.js';
import { capitalised } from './count-words.js';
import { link, prose } from './escape.js';
import { rulePage } from './links.js';
import { markedOf, renderMarker } from './marker.js';
import { suggestionBlock } from './suggestion.js';

/** Headline, what is wrong, the suggestion, what it may break, details, marker. Within GitHub's 65,536 characters. */
export function reviewComment(comment: PlannedComment, style: CommentStyle): string {
  const { parts, suggestion } = comment;
  const problems = parts.flatMap(({ group }) => group.map(markedOf));
  return [
    ...parts.map((part) => partText(part, style)),
    ...(suggestion === undefined ? [] : [suggestionBlock(suggestion)]),
    ...riskNotes(parts, style),
    `${commentDetails(comment, style)}\n${renderMarker(problems)}`,
  ].join('\n\n');
}

/** `**High · Container runs as root** · [ECS802](…)`. */
export function headline({ rule, severity }: FixedFinding): string {
  return `**${capitalised(severity)} · ${rule.title}** · ${link(rule.code, rulePage(rule.code))}`;
}

function partText({ group }: Part, { mask }: CommentStyle): string {
  const [lead] = group;
  return [headline(lead), prose(mask(lead.message)), ...adviceText(lead).map((text) => prose(mask(text)))].join('\n\n');
}

/** Advice that the message ends with is not said twice. */
function adviceText({ fix, message }: FixedFinding): readonly string[] {
  return fix?.kind === 'advice' && !message.endsWith(fix.text) ? [fix.text] : [];
}

/** Each note once, for what is suggested or shown as a patch. */
function riskNotes(parts: readonly Part[], { mask }: CommentStyle): readonly string[] {
  const risks = parts.flatMap(({ group: [{ fix }] }) =>
    fix?.kind === 'edits' && fix.risk !== undefined ? [fix.risk] : [],
  );
  return [...new Set(risks)].map((risk) => `> ${prose(mask(risk))}`);
}
