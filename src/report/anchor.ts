/** Where on the diff a comment can stand. */
import { hunkAround, linesWithin, type Changes, type FileChange } from '../model/diff.js';
import type { FixedFinding } from '../model/finding.js';
import type { ReviewDraftComment } from '../model/github.js';
import type { SourceFile } from '../model/source.js';
import { extentOf, linesOf, placeOf, type LineRange } from './lines.js';

/** Lines of one hunk of the head's side. */
export interface Anchor {
  readonly path: string;
  readonly range: LineRange;
}

const MOST_LINES = 10;

/**
 * The finding's own lines when one hunk shows them; of a long place the first ones; of a place that only partly is on
 * the diff, the part that the diff adds to; of a construct whose first line the diff does not show, the first line of it
 * that the diff changes. Undefined when no comment can stand there.
 */
export function anchorOf(finding: FixedFinding, changes: Changes): Anchor | undefined {
  const { path, range } = placeOf(finding);
  const change = changes.get(path);
  const start = { first: range.first, last: Math.min(range.last, range.first + MOST_LINES - 1) };
  const wanted = hunkAround(change, start.first, start.last) === undefined ? changedPart(finding, change) : start;
  if (wanted === undefined) return undefined;
  const file = finding.file.path === path ? finding.file : undefined;
  return isCommentable({ path, range: wanted }, changes, file) ? { path, range: wanted } : undefined;
}

/**
 * Whether one hunk shows all lines of the anchor, and shows them as the file has them that was read: another text means
 * that the diff is of another commit.
 */
export function isCommentable({ path, range }: Anchor, changes: Changes, file: SourceFile | undefined): boolean {
  const hunk = hunkAround(changes.get(path), range.first, range.last);
  if (hunk === undefined) return false;
  if (file === undefined) return true;
  const { text } = linesOf(file);
  return linesWithin(hunk, range.first, range.last).every((line) => line.text === text(line.line));
}

function changedPart(finding: FixedFinding, change: FileChange | undefined): LineRange | undefined {
  const { range } = extentOf(finding);
  if (finding.source === undefined) return partOnDiff(change, range);
  const first = partOnDiff(change, range)?.first ?? lineOfRemoval(change, range);
  return first === undefined ? undefined : { first, last: first };
}

/** The line that now stands where lines were removed from the inside of the range. */
function lineOfRemoval(change: FileChange | undefined, { first, last }: LineRange): number | undefined {
  if (change?.computed === true) return undefined;
  const removals = change?.hunks?.flatMap(({ removedBefore }) => removedBefore) ?? [];
  return removals.find((line) => line > first && line <= last);
}

/** From the first added line of the range on, as far as its hunk reaches. */
function partOnDiff(change: FileChange | undefined, range: LineRange): LineRange | undefined {
  if (change?.computed === true) return undefined;
  for (const hunk of change?.hunks ?? []) {
    const added = linesWithin(hunk, range.first, range.last).find((line) => line.added);
    const end = hunk.lines.at(-1);
    if (added !== undefined && end !== undefined) {
      return { first: added.line, last: Math.min(range.last, end.line, added.line + MOST_LINES - 1) };
    }
  }
  return undefined;
}

/** The lines as GitHub wants them: one line has no start. */
export function anchorFields({ path, range }: Anchor): Omit<ReviewDraftComment, 'body'> {
  return range.first === range.last ? { path, line: range.last } : { path, startLine: range.first, line: range.last };
}
