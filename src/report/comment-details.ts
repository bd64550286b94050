/** What a review comment folds away: other places, the way of the value, references, how to ignore it. */
import type { FixedFinding } from '../model/finding.js';
import type { Part, PlannedComment } from './comment-plan.js';
import { counted } from './count-words.js';
import { diffBlock, type DiffStyle } from './diff-block.js';
import { inlineCode, link } from './escape.js';
import { linesOfSpan, placeOf } from './lines.js';
import { linesPage, type Commit } from './links.js';
import { howToIgnore } from './how-to-ignore.js';
import { awsReferences } from './references.js';

export interface CommentStyle extends DiffStyle {
  readonly commit: Commit;
}

/** A longer way of a value is told by its ends. */
const MOST_HOPS = 12;

export interface DetailsStyle extends CommentStyle {
  /** How many other places each part lists; the rest is counted. */
  readonly mostPlaces: number;
}

/** One `<details>` for all parts of the comment. */
export function commentDetails(comment: PlannedComment, style: DetailsStyle): string {
  const several = comment.parts.length > 1;
  const parts = comment.parts.map((part) =>
    partDetails(part, style, several ? `**${part.group[0].rule.code}**\n` : ''),
  );
  return `<details><summary>Details</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

function partDetails(part: Part, style: DetailsStyle, title: string): string {
  const [lead, ...others] = part.group;
  const lines = [
    ...alsoIn(lead, others, style),
    ...traced(lead),
    ...madeIn(lead),
    ...silenced(lead),
    ...(lead.rule.references.length === 0 ? [] : [`AWS: ${awsReferences(lead.rule)}`]),
    ...howToIgnore(lead),
  ];
  return `${title}${lines.join('\n')}${patchText(part, style)}`;
}

function alsoIn(lead: FixedFinding, others: readonly FixedFinding[], style: DetailsStyle): readonly string[] {
  if (others.length === 0) return [];
  const { commit, mostPlaces } = style;
  const places = others.slice(0, mostPlaces).map((finding) => {
    const { path, range } = placeOf(finding);
    return link(inlineCode(nameBeside(finding, lead)), linesPage(commit, path, range));
  });
  const more = others.length - places.length;
  if (places.length === 0) return [`Also in ${counted(more, 'other place')} of the same file.`];
  return [`Also in: ${places.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''} (same file).`];
}

/** By which the reader tells this place from the first one. */
function nameBeside(finding: FixedFinding, lead: FixedFinding): string {
  if (finding.subject.name !== lead.subject.name) return finding.subject.name;
  return finding.property === lead.property ? finding.address : finding.property;
}

function silenced({ also }: FixedFinding): readonly string[] {
  if (also.length === 0) return [];
  return [`This says more than ${also.join(', ')}, which ${also.length === 1 ? 'keeps' : 'keep'} silent here.`];
}

/** From the use to the literal. */
function traced(finding: FixedFinding): readonly string[] {
  if (finding.via.length === 0) return [];
  const hops = [finding.subject.resource.address, ...finding.via.map(({ name }) => name).reverse()];
  const distinct = hops.filter((hop, index) => hop !== hops[index - 1]);
  const { range } = placeOf(finding);
  return [`Value traced: ${endsOf(distinct).join(' → ')} (line ${String(range.first)}).`];
}

function endsOf(hops: readonly string[]): readonly string[] {
  if (hops.length <= MOST_HOPS) return hops.map(inlineCode);
  const first = hops.slice(0, MOST_HOPS / 2).map(inlineCode);
  const last = hops.slice(-MOST_HOPS / 2).map(inlineCode);
  return [...first, `${String(hops.length - MOST_HOPS)} more`, ...last];
}

/** Of a construct: where the value stands in the template, which the repository need not hold. */
function madeIn({ source, file, span }: FixedFinding): readonly string[] {
  if (source === undefined) return [];
  return [`In the template: ${inlineCode(`${file.path}:${String(linesOfSpan(file, span).first)}`)}.`];
}

const WITHHELD = {
  elsewhere: 'its lines are not together in this diff, or cannot be changed with one click',
  taken: 'another suggestion changes the same lines',
  secret: 'it would show a secret',
  off: 'suggestions are switched off',
};

function patchText({ patch, withheld }: Part, style: CommentStyle): string {
  if (patch.length === 0) return '';
  const introduction =
    withheld === undefined
      ? 'The same change in the other places:'
      : `The proved change, which is no suggestion because ${WITHHELD[withheld]}:`;
  return `\n\n${introduction}\n\n${diffBlock(patch, style)}`;
}
