/** Edits as a change that GitHub commits with one click. */
import type { TextEdit } from '../model/finding.js';
import type { SourceFile, Span } from '../model/source.js';
import { fenced, hidesCharacters } from './escape.js';
import { areDisjoint, edited, lineChange, withoutEqualEnds, type LineChange } from './line-changes.js';
import { linesOf, type LineRange } from './lines.js';

/** The lines of `range` become `lines`, which come without their ends; none deletes the range. */
export interface Suggestion {
  readonly path: string;
  readonly range: LineRange;
  readonly lines: readonly string[];
}

const MOST_REPLACED = 20;
const MOST_LINES = 60;
const LONGEST = 15_000;

/**
 * The smallest range of whole lines that says what the edits say. Undefined when there is none: edits that do not go
 * together, that change whether the file ends with a line end, or whose lines hide characters; a file with two kinds of
 * line ends; a range too long to read.
 */
export function suggestionOf(file: SourceFile, edits: readonly TextEdit[]): Suggestion | undefined {
  if (edits.length === 0 || edits.some(({ path }) => path !== file.path) || !areDisjoint(edits)) return undefined;
  const change = onExistingLines(file, withoutEqualEnds(lineChange(file, edits)));
  if (change === undefined || !isReadable(change)) return undefined;
  const range = { first: change.first, last: change.first + change.before.length - 1 };
  const suggestion = { path: file.path, range, lines: change.after };
  return saysTheSame(file, suggestion, edits) ? suggestion : undefined;
}

/** Nothing but an insertion needs a line to stand on; a replacement by blank lines only could pass for a deletion. */
function onExistingLines(file: SourceFile, change: LineChange): LineChange | undefined {
  const { first, before, after } = change;
  const isBlank = after.length > 0 && after.every((line) => line.trim() === '');
  if (before.length > 0 && !isBlank) return change;
  const { text, count } = linesOf(file);
  if (first > 1) {
    const lead = text(first - 1);
    return { first: first - 1, before: [lead, ...before], after: [lead, ...after] };
  }
  const next = first + before.length;
  if (next > count) return undefined;
  return { first, before: [...before, text(next)], after: [...after, text(next)] };
}

function isReadable({ before, after }: LineChange): boolean {
  if (before.length === 0 || before.length > MOST_REPLACED || after.length > MOST_LINES) return false;
  const text = after.join('\n');
  return text.length <= LONGEST && !hidesCharacters(text) && !after.some((line) => line.includes('\r'));
}

function saysTheSame(file: SourceFile, suggestion: Suggestion, edits: readonly TextEdit[]): boolean {
  const { text } = file;
  const { ends, count } = linesOf(file);
  const { range, lines } = suggestion;
  if (ends === 'mixed' || range.last > count) return false;
  if (range.last === count && !text.endsWith('\n') && endsBlank(lines)) return false;
  if (lines.length > 0 && areInside(file, range, edits)) return saysTheSameInside(file, suggestion, edits);
  const wanted = edited(text, edits);
  return (
    wanted.endsWith('\n') === text.endsWith('\n') && wanted !== text && applySuggestion(text, suggestion) === wanted
  );
}

/** What becomes of the line end around a last line without one is not documented. */
function endsBlank(lines: readonly string[]): boolean {
  return (lines.at(-1) ?? '') === '';
}

function spanOf(file: SourceFile, { first, last }: LineRange): Span {
  const { startOf, text } = linesOf(file);
  return { start: startOf(first), end: startOf(last) + text(last).length };
}

function areInside(file: SourceFile, range: LineRange, edits: readonly TextEdit[]): boolean {
  const { start, end } = spanOf(file, range);
  return edits.every((edit) => edit.start >= start && edit.end <= end);
}

/** Judged on the lines alone, which spares the rest of a long text. */
function saysTheSameInside(file: SourceFile, { range, lines }: Suggestion, edits: readonly TextEdit[]): boolean {
  const span = spanOf(file, range);
  const wanted = lines.join(linesOf(file).ends);
  return wanted !== file.text.slice(span.start, span.end) && edited(file.text, edits, span) === wanted;
}

/** What GitHub makes of a text: the lines are replaced, and end as the file's lines do. */
export function applySuggestion(text: string, { range, lines }: Suggestion): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const all = text.split(end);
  return [...all.slice(0, range.first - 1), ...lines, ...all.slice(range.last)].join(end);
}

/** The block in a comment; empty to delete the lines. */
export function suggestionBlock({ lines }: Suggestion): string {
  return fenced(lines.join('\n'), 'suggestion');
}
