/** Offsets → lines and columns. Lines count from 1 and end at `\n`, as git and GitHub count them. */
import type { FixedFinding, Outcome } from '../model/finding.js';
import type { Notice, SourceFile, Span } from '../model/source.js';

/** `column` counts UTF-16 units from 1 and leaves a byte order mark out, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Whole lines, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface Lines {
  /** An empty last line, after a final line end, does not count. */
  readonly count: number;
  readonly position: (offset: number) => Position;
  readonly startOf: (line: number) => number;
  /** How lines end; `mixed` when not all end alike. A text of one line counts as ending in `\n`. */
  readonly ends: '\n' | '\r\n' | 'mixed';
  /** The line without its end (`\n` or `\r\n`); empty for a line that is not there. */
  readonly text: (line: number) => string;
}

const known = new WeakMap<SourceFile, Lines>();

/** The lines of a file; looked for once. */
export function linesOf(file: SourceFile): Lines {
  const found = known.get(file) ?? readLines(file.text);
  known.set(file, found);
  return found;
}

function readLines(text: string): Lines {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  const indent = text.startsWith('\uFEFF') ? 1 : 0;
  return {
    count: startOf(starts.length) === text.length ? starts.length - 1 : starts.length,
    startOf,
    ends: endsOf(text),
    text: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r?\n?$/, ''),
    position: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(starts, at);
      return { line, column: Math.max(at - startOf(line) - (line === 1 ? indent : 0), 0) + 1 };
    },
  };
}

function endsOf(text: string): Lines['ends'] {
  if (!text.includes('\r\n')) return '\n';
  return /(?:^|[^\r])\n/.test(text) ? 'mixed' : '\r\n';
}

const LONGEST_SHOWN = 10_000;

/** Whether a line is too long to be shown as a line: to mask and cut it for every finding takes too much time. */
export function isEndless(line: string): boolean {
  return line.length > LONGEST_SHOWN;
}

/** The last line that starts at or before `offset`, by bisection. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 1;
  let high = starts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle - 1] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The whole lines that a span stands on; a span that ends with a line end does not touch the next line. */
export function linesOfSpan(file: SourceFile, span: Span): LineRange {
  const { position } = linesOf(file);
  const first = position(span.start).line;
  const end = span.end > span.start ? span.end - 1 : span.start;
  return { first, last: Math.max(first, position(end).line) };
}

/** Where people look for a finding: the construct that made it, or its place in the file. */
export function placeOf(finding: FixedFinding): { readonly path: string; readonly range: LineRange } {
  const { source, file, span } = finding;
  if (source !== undefined) return { path: source.path, range: { first: source.line, last: source.line } };
  return { path: file.path, range: linesOfSpan(file, span) };
}

/** All lines that the construct is made on, or the finding's own in a file that people write. */
export function extentOf(finding: FixedFinding): ReturnType<typeof placeOf> {
  const { path, range } = placeOf(finding);
  return { path, range: { first: range.first, last: finding.source?.last ?? range.last } };
}

/** Undefined when the notice names no place, or the file's text is not at hand. */
export function lineOfNotice({ path, offset }: Notice, files: Outcome['files']): number | undefined {
  const file = files.get(path);
  return file === undefined || offset === undefined ? undefined : linesOf(file).position(offset).line;
}
