/** Edits as whole lines: what a diff shows and what a suggestion replaces. */
import type { TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { linesOf } from './lines.js';

/** The lines `before`, of which the first is line `first`, become `after`. Lines come without their ends. */
export interface LineChange {
  readonly first: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Each edit once, in the order of the text. Of insertions at one offset the deeper one comes first, as when fixes are written. */
export function orderedEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const distinct = new Map(edits.map((edit) => [[edit.path, edit.start, edit.end, edit.text].join('\n'), edit]));
  return [...distinct.values()].sort(
    (a, b) => a.start - b.start || a.end - b.end || indentOf(b.text) - indentOf(a.text),
  );
}

function indentOf(text: string): number {
  return /^\r?\n([ \t]*)/.exec(text)?.[1]?.length ?? -1;
}

/** Whether no edit changes what another changes. */
export function areDisjoint(edits: readonly TextEdit[]): boolean {
  const ordered = orderedEdits(edits);
  return ordered.every((edit, index) => {
    const before = ordered[index - 1];
    if (before === undefined) return true;
    const isSameRange = edit.start === before.start && edit.end === before.end;
    return isSameRange ? edit.start === edit.end : edit.start >= before.end;
  });
}

/** Whether two fixes can be made together: they are disjoint, and what one deletes does not even touch the other. */
export function goTogether(one: readonly TextEdit[], other: readonly TextEdit[]): boolean {
  const touches = (a: TextEdit, b: TextEdit): boolean => a.start <= b.end && b.start <= a.end && !isSame(a, b);
  const isDeletion = one.some((a) => other.some((b) => touches(a, b) && (a.text === '' || b.text === '')));
  return !isDeletion && areDisjoint([...one, ...other]);
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** The text with disjoint edits applied. */
export function edited(text: string, edits: readonly TextEdit[], range = { start: 0, end: text.length }): string {
  const pieces: string[] = [];
  let at = range.start;
  for (const edit of orderedEdits(edits)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...pieces, text.slice(at, range.end)].join('');
}

/** The smallest changes of whole lines; edits on the same or neighbouring lines are one change. */
export function lineChanges(file: SourceFile, edits: readonly TextEdit[]): readonly LineChange[] {
  const groups: TextEdit[][] = [];
  const { position } = linesOf(file);
  for (const edit of orderedEdits(edits)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && position(edit.start).line <= position(last.end).line + 1)
      group.push(edit);
    else groups.push([edit]);
  }
  return groups.map((group) => withoutEqualEnds(lineChange(file, group)));
}

/** One change over all the lines that the edits touch, from the first to the last. */
export function lineChange(file: SourceFile, edits: readonly TextEdit[]): LineChange {
  const { position, startOf } = linesOf(file);
  const first = position(Math.min(...edits.map((edit) => edit.start))).line;
  const last = position(Math.max(...edits.map((edit) => edit.end))).line;
  const start = startOf(first);
  const next = startOf(last + 1);
  const end = next === file.text.length && !hasLine(file, last + 1) ? next : next - 1;
  return {
    first,
    before: splitLines(file.text.slice(start, end)),
    after: splitLines(edited(file.text, edits, { start, end })),
  };
}

/** Whether a line end stands before `line`, so that the line is there, if only an empty one at the end. */
function hasLine(file: SourceFile, line: number): boolean {
  return line <= linesOf(file).position(file.text.length).line;
}

function splitLines(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(/\r$/, ''));
}

/** The change without the lines at its start and end that stay as they are. */
export function withoutEqualEnds({ first, before, after }: LineChange): LineChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    first: first + start,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
}
