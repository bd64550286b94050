/** Which comments a review makes of findings: which findings share one, where it stands, and what it suggests. */
import type { Changes } from '../model/diff.js';
import type { FixedFinding, Outcome, TextEdit } from '../model/finding.js';
import { anchorOf, isCommentable, type Anchor } from './anchor.js';
import { groupFindings, type Group } from './group.js';
import { goTogether } from './line-changes.js';
import type { LineRange } from './lines.js';
import type { Mask } from './mask.js';
import { suggestionOf, type Suggestion } from './suggestion.js';

/** Why a proved fix is shown as a patch and not as a suggestion. */
export type Withheld = 'elsewhere' | 'taken' | 'secret' | 'off';

/** One rule's part of a comment. */
export interface Part {
  readonly group: Group;
  /** A fix that the comment's suggestion does not make. */
  readonly patch: readonly TextEdit[];
  readonly withheld?: Withheld;
}

export interface PlannedComment {
  readonly anchor: Anchor;
  readonly parts: readonly Part[];
  readonly suggestion?: Suggestion;
  /** What the suggestion makes. */
  readonly edits: readonly TextEdit[];
}

export interface CommentContext {
  readonly changes: Changes;
  readonly files: Outcome['files'];
  readonly mask: Mask;
  /** False shows no suggestions at all. */
  readonly suggestions: boolean;
  /** How many comments there may be. */
  readonly most: number;
}

/** Of more findings than these only the most severe are thought of as comments. */
const MOST_CONSIDERED = 500;

/** One comment with several suggestions made into one stays readable up to this many problems. */
const MOST_PARTS = 5;
/** One suggestion for several places covers up to this many lines. */
const MOST_JOINED = 4;

/**
 * The comments for findings in their order. Findings that no hunk shows get none. Suggestions never share a line: those
 * that would become one suggestion where they go together.
 */
export function planComments(findings: readonly FixedFinding[], context: CommentContext): readonly PlannedComment[] {
  const placed = findings.slice(0, MOST_CONSIDERED).filter((finding) => anchorFor(finding, context) !== undefined);
  const comments: PlannedComment[] = [];
  for (const group of groupFindings(placed)) {
    if (comments.length >= context.most) break;
    const comment = planComment(group, context);
    if (comment === undefined) continue;
    const beside = comments.findIndex((one) => standTogether(one, comment));
    if (beside >= 0) {
      comments[beside] = { ...comment, parts: [...(comments[beside]?.parts ?? []), ...comment.parts] };
      continue;
    }
    const index = comments.findIndex((other) => shareLines(other.suggestion, comment.suggestion));
    const other = comments[index];
    if (other === undefined) {
      comments.push(comment);
      continue;
    }
    const both = merged(other, comment, context);
    if (
      both !== undefined &&
      !comments.some((one, at) => at !== index && shareLines(one.suggestion, both.suggestion))
    ) {
      comments[index] = both;
    } else {
      comments.push(...withoutSuggestion(comment, context));
    }
  }
  return comments;
}

function anchorFor(finding: FixedFinding, context: CommentContext): Anchor | undefined {
  return anchorOf(finding, context.changes) ?? suggestionAnchor(suggestionFor(editsOf(finding), context));
}

function suggestionAnchor(suggestion: Suggestion | undefined): Anchor | undefined {
  return suggestion === undefined ? undefined : { path: suggestion.path, range: suggestion.range };
}

export function editsOf({ fix }: FixedFinding): readonly TextEdit[] {
  return fix?.kind === 'edits' ? fix.edits : [];
}

/** Undefined when the edits are not on lines of one hunk of one file, or cannot be said by a suggestion. */
function suggestionFor(edits: readonly TextEdit[], context: CommentContext): Suggestion | undefined {
  const file = context.files.get(edits[0]?.path ?? '');
  if (!context.suggestions || file === undefined || file.generated !== undefined) return undefined;
  const suggestion = suggestionOf(file, edits);
  if (suggestion === undefined || quotesSecret(suggestion.lines, context)) return undefined;
  return isCommentable(suggestion, context.changes, file) ? suggestion : undefined;
}

/** A suggestion shows its lines as they are, but a comment never repeats a detected secret. */
function quotesSecret(lines: readonly string[], { mask }: CommentContext): boolean {
  return lines.some((line) => mask(line) !== line);
}

/** A suggestion for all places of the group where one range holds them, otherwise for the first. */
function planComment(group: Group, context: CommentContext): PlannedComment | undefined {
  const [lead, ...others] = group;
  const all = together(group.map(editsOf));
  const forAll = others.length > 0 && all !== undefined ? compact(suggestionFor(all, context)) : undefined;
  const edits = forAll === undefined ? editsOf(lead) : (all ?? []);
  const suggestion = forAll ?? suggestionFor(edits, context);
  const anchor = suggestionAnchor(suggestion) ?? anchorOf(lead, context.changes);
  if (anchor === undefined) return undefined;
  if (suggestion === undefined) return plain(anchor, group, context);
  const rest = forAll === undefined ? others.flatMap(editsOf) : [];
  return { anchor, suggestion, edits, parts: [{ group, patch: rest }] };
}

/** Places far apart are easier to read as one suggestion and a patch than as one long suggestion. */
function compact(suggestion: Suggestion | undefined): Suggestion | undefined {
  const isCompact = suggestion !== undefined && suggestion.range.last - suggestion.range.first < MOST_JOINED;
  return isCompact ? suggestion : undefined;
}

function plain(anchor: Anchor, group: Group, context: CommentContext): PlannedComment {
  const patch = group.flatMap(editsOf);
  return {
    anchor,
    edits: [],
    parts: [patch.length === 0 ? { group, patch } : { group, patch, withheld: reasonFor(group[0], context) }],
  };
}

function reasonFor(lead: FixedFinding, context: CommentContext): Withheld {
  if (!context.suggestions) return 'off';
  const file = context.files.get(editsOf(lead)[0]?.path ?? '');
  const lines = file === undefined ? [] : (suggestionOf(file, editsOf(lead))?.lines ?? []);
  return quotesSecret(lines, context) ? 'secret' : 'elsewhere';
}

/** The edits of several fixes as one; undefined when they do not go together. */
function together(fixes: readonly (readonly TextEdit[])[]): readonly TextEdit[] | undefined {
  const all: TextEdit[] = [];
  for (const edits of fixes) {
    if (!goTogether(all, edits)) return undefined;
    all.push(...edits);
  }
  return all;
}

function shareLines(a: Suggestion | undefined, b: Suggestion | undefined): boolean {
  return a !== undefined && b !== undefined && a.path === b.path && overlap(a.range, b.range);
}

/** Words on the same lines are one comment: two would say them twice. */
function standTogether(a: PlannedComment, b: PlannedComment): boolean {
  if (a.suggestion !== undefined || b.suggestion !== undefined) return false;
  const isSame =
    a.anchor.path === b.anchor.path &&
    a.anchor.range.first === b.anchor.range.first &&
    a.anchor.range.last === b.anchor.range.last;
  return isSame && a.parts.length + b.parts.length <= MOST_PARTS;
}

function overlap(a: LineRange, b: LineRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function merged(a: PlannedComment, b: PlannedComment, context: CommentContext): PlannedComment | undefined {
  const parts = [...a.parts, ...b.parts];
  const edits = together([a.edits, b.edits]);
  if (edits === undefined || parts.length > MOST_PARTS) return undefined;
  const suggestion = suggestionFor(edits, context);
  if (suggestion === undefined) return undefined;
  return { anchor: { path: suggestion.path, range: suggestion.range }, suggestion, edits, parts };
}

/** The comment with its fix as a patch, because another suggestion changes the same lines. */
function withoutSuggestion(comment: PlannedComment, { changes }: CommentContext): readonly PlannedComment[] {
  return comment.parts.map(({ group }) => ({
    anchor: anchorOf(group[0], changes) ?? comment.anchor,
    edits: [],
    parts: [{ group, patch: group.flatMap(editsOf), withheld: 'taken' }],
  }));
}
