/** The text of one review comment. */
import type { FixedFinding } from '../model/finding.js';
import { commentDetails, type CommentStyle } from './comment-details.js';
import type { Part, PlannedComment } from './comment-plan.js';
import { capitalised } from './count-words.js';
import { link, prose } from './escape.js';
import { rulePage } from './links.js';
import { markedOf, renderMarker } from './marker.js';
import { suggestionBlock } from './suggestion.js';

/** GitHub takes 65,536 characters; the rest is for what the comment may be told later: who ignores it, and why. */
const LIMIT = 48_000;
const LEFT_OUT = 'The details are too long for a comment.';

/**
 * Headline, what is wrong, the suggestion, what it may break, details, marker. Where that is too long, the details list
 * fewer places, then are left out, then only the headlines and the suggestion stay.
 */
export function reviewComment(comment: PlannedComment, style: CommentStyle): string {
  const { parts, suggestion } = comment;
  const marker = renderMarker(parts.flatMap(({ group }) => group.map(markedOf)));
  const suggested = suggestion === undefined ? [] : [suggestionBlock(suggestion)];
  const said = (details: string): string =>
    [
      ...parts.map((part) => partText(part, style)),
      ...suggested,
      ...riskNotes(parts, style),
      `${details}\n${marker}`,
    ].join('\n\n');
  const forms = [
    () => said(commentDetails(comment, { ...style, mostPlaces: 20 })),
    () => said(commentDetails(comment, { ...style, mostPlaces: 2 })),
    () => said(LEFT_OUT),
  ];
  for (const form of forms) {
    const body = form();
    if (body.length <= LIMIT) return body;
  }
  return [...parts.map(({ group }) => headline(group[0])), ...suggested, `${LEFT_OUT}\n${marker}`].join('\n\n');
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
