import type { Span } from '../../model/source.js';
import { indentAt, lineEnd, lineStart } from './lines.js';

/**
 * The white space before `=` for a key below (or in the place of) the member `beside`: as far as the lines around it
 * align theirs, and a single blank where they do not or where the key is longer. Other lines are never moved.
 */
export function gapFor(text: string, beside: Span | undefined, key: string): string {
  const column = beside === undefined ? undefined : alignedColumn(text, beside);
  return column === undefined || key.length >= column ? ' ' : ' '.repeat(column - key.length);
}

/** The column of `=`, counted from the key, that a run of lines shares. */
function alignedColumn(text: string, beside: Span): number | undefined {
  const indent = indentAt(text, beside.start);
  let line: Span | undefined = { start: lineStart(text, beside.start), end: lineEnd(text, beside.start) };
  if (beside.end > line.end) return undefined;
  let column: number | undefined;
  while (line !== undefined) {
    const found = columnOf(text.slice(line.start, line.end), indent);
    if (found === undefined) break;
    if (column !== undefined && column !== found) return undefined;
    column = found;
    line = lineAbove(text, line);
  }
  return column;
}

function columnOf(line: string, indent: string): number | undefined {
  const found = /^([ \t]*)([\w.-]+|"[^"]*")([ \t]+)=(?!=)(.*)$/.exec(line);
  if (found === null || found[1] !== indent) return undefined;
  // A value of several lines does not take part in the alignment.
  if (/([[{(]|<<-?\w+)\s*$/.test(found[4] ?? '')) return undefined;
  return (found[2] ?? '').length + (found[3] ?? '').length;
}

function lineAbove(text: string, line: Span): Span | undefined {
  if (line.start === 0) return undefined;
  const start = lineStart(text, line.start - 1);
  return { start, end: lineEnd(text, start) };
}
