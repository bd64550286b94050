/** Text of a template matched with its source, so that each run that stands there as it is can be edited. */
import type { SourceFile, Span } from '../../../model/source.js';
import type { Piece } from '../value/value.js';

/**
 * `value` is what the source at `span` means. Where both are equal it is one exact piece; where the ends lost white space
 * to `~`, the rest is exact; where lines only lost their
 * indentation (`<<-`) each line is exact; otherwise the piece says only where it is.
 */
export function textPieces(value: string, file: SourceFile, span: Span): readonly Piece[] {
  const source = file.text.slice(span.start, span.end);
  if (source === value) return [{ text: value, file, span, exact: true }];
  return trimmed(value, file, span) ?? lines(value, file, span) ?? [{ text: value, file, span, exact: false }];
}

/** What `~` beside it left of the source. */
function trimmed(value: string, file: SourceFile, span: Span): readonly Piece[] | undefined {
  const source = file.text.slice(span.start, span.end);
  const start = span.start + source.length - source.trimStart().length;
  const end = span.end - source.length + source.trimEnd().length;
  if (value === '' || start >= end) return undefined;
  const spans = [
    { start, end },
    { start, end: span.end },
    { start: span.start, end },
  ];
  const found = spans.find((one) => file.text.slice(one.start, one.end) === value);
  return found === undefined ? undefined : [{ text: value, file, span: found, exact: true }];
}

function lines(value: string, file: SourceFile, span: Span): readonly Piece[] | undefined {
  const source = file.text.slice(span.start, span.end).split(/(?<=\n)/);
  const wanted = value.split(/(?<=\n)/);
  if (source.length !== wanted.length) return undefined;
  const pieces: Piece[] = [];
  let offset = span.start;
  for (const [index, line] of source.entries()) {
    const text = wanted[index] ?? '';
    const start = offset + line.length - text.length;
    if (!line.endsWith(text) || line.slice(0, line.length - text.length).trim() !== '') return undefined;
    if (text !== '') pieces.push({ text, file, span: { start, end: offset + line.length }, exact: true });
    offset += line.length;
  }
  return pieces;
}
