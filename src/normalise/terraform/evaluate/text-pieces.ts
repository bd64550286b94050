/** Text of a template matched with its source, so that each run that stands there as it is can be edited. */
import type { SourceFile, Span } from '../../../model/source.js';
import type { Piece } from '../value/value.js';

/**
 * `value` is what the source at `span` means. Where both are equal it is one exact piece; where lines only lost their
 * indentation (`<<-`) each line is exact; otherwise the piece says only where it is.
 */
export function textPieces(value: string, file: SourceFile, span: Span): readonly Piece[] {
  const source = file.text.slice(span.start, span.end);
  if (source === value) return [{ text: value, file, span, exact: true }];
  return lines(value, file, span) ?? [{ text: value, file, span, exact: false }];
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
