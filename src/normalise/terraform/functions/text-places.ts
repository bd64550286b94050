/** Where the parts of a text that is decoded are written. */
import { firstUnknown } from '../value/inherit.js';
import { STRING } from '../value/type.js';
import { stringValue, unknownValue, type Piece, type Trace, type Value } from '../value/value.js';
import { cutPieces, HOLE, piecesOf } from './pieces.js';

/** A text to decode, in which each unknown value is one `HOLE`. */
export interface Places {
  readonly text: string;
  readonly trace: (start: number, end: number) => Trace;
  /** The string between two offsets, with its pieces, when it is written there without escapes. */
  readonly plain: (start: number, end: number) => Value;
  /** The interpolated value that begins at an offset, and its length. */
  readonly inserted: (offset: number) => { readonly value: Value; readonly length: number } | undefined;
}

/** Undefined when the text holds the mark of a hole itself. */
export function placesOf(value: Value): Places | undefined {
  const pieces =
    value.data.kind === 'unknown' && value.data.seen.kind === 'text' ? value.data.seen.pieces : piecesOf(value);
  const text = pieces.map(markedText).join('');
  if (pieces.some((piece) => piece.text?.includes(HOLE) === true)) return undefined;
  const inserted = new Map<number, { readonly value: Value; readonly length: number }>();
  let offset = 0;
  for (const piece of pieces) {
    const { length } = markedText(piece);
    if (piece.value !== undefined && length > 0) inserted.set(offset, { value: piece.value, length });
    offset += length;
  }
  const trace = (start: number, end: number): Trace => traceOf(cutPieces(pieces, start, end), value.trace);
  return {
    text,
    trace,
    inserted: (at) => inserted.get(at),
    plain: (start, end) => plainText(cutPieces(pieces, start, end), trace(start, end)),
  };
}

function markedText(piece: Piece): string {
  if (piece.value === undefined) return piece.text;
  return piece.value.data.kind === 'string' ? piece.value.data.value : HOLE;
}

/** From the first to the last character, when both are in one file; otherwise the place of the whole. */
function traceOf(pieces: readonly Piece[], whole: Trace): Trace {
  const [first] = pieces;
  const last = pieces.at(-1);
  const elsewhere = { ...whole, locked: DECODED };
  if (first?.value !== undefined) return first === last ? first.value.trace : elsewhere;
  if (first === undefined || last?.value !== undefined || first.file.path !== last?.file.path) return elsewhere;
  const span = { start: first.span.start, end: last.span.end };
  return spanning(whole, { file: first.file, span, exact: first.exact && last.exact });
}

/** Only a file that is all JSON or YAML can be edited in place. */
function spanning(
  whole: Trace,
  { file, span, exact }: Omit<Piece & { readonly text: string }, 'text' | 'value'>,
): Trace {
  const place = { ...unlocked(whole), file, span };
  return exact && file.syntax !== 'hcl' ? place : { ...place, locked: DECODED };
}

function unlocked({ file, span, via, assumed }: Trace): Trace {
  return {
    ...{ file, span },
    ...(via === undefined ? {} : { via }),
    ...(assumed === undefined ? {} : { assumed }),
  };
}

const DECODED = 'it is part of a text that is decoded';

function plainText(pieces: readonly Piece[], trace: Trace): Value {
  const [only, more] = pieces;
  if (only?.value !== undefined && more === undefined && only.value.type.kind === 'string') return only.value;
  const hole = pieces.find((piece) => piece.value !== undefined && firstUnknown(piece.value) !== undefined);
  if (hole !== undefined) return unknownValue(STRING, { kind: 'text', pieces }, trace);
  const result = stringValue(pieces.map(markedText).join(''), trace);
  return result.data.kind === 'string' ? { ...result, data: { ...result.data, pieces } } : result;
}
