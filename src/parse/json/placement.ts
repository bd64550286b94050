/** Where the pieces of a text that was put together stand in the file that holds them. */
import type { EmbeddedText } from '../../model/ports.js';
import type { Node, Origin, Span } from '../../model/source.js';

/** A run of the text put together. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Where it stands in the host; for an interpolated value, the gap between its neighbours. */
  readonly host: Span;
  /** `hole`: nothing of it can be edited, but what surrounds it can. */
  readonly kind: 'exact' | 'inexact' | 'hole';
  /** The interpolated value whose text this is. */
  readonly from?: Node;
}

const LOCKED = 'it stands in a string with escapes or computed pieces';

/** Text between two pieces longer than this is taken for something else than indentation. */
const LONGEST_INDENTATION = 400;

/** Gives the origin of a range of the text: exact where everything in it is exact, locked otherwise. */
export function placement(text: EmbeddedText, pieces: readonly Piece[]): (start: number, end: number) => Origin {
  const breaks = breaksBefore(text, pieces);
  const shared = {
    ...(text.via === undefined ? {} : { via: text.via }),
    ...(text.assumed === undefined ? {} : { assumed: text.assumed }),
  };
  return (start, end) => {
    const at = indexAt(pieces, start);
    const until = indexAt(pieces, Math.max(start, end - 1));
    const [first, last] = [pieces[at], pieces[until]];
    const { file } = text;
    if (first === undefined || last === undefined) return { file, span: text.span, locked: LOCKED, ...shared };
    const whole = breaks[at] === breaks[until];
    const exact = whole && first.kind !== 'inexact' && last.kind !== 'inexact';
    const from = first === last ? provenance(first) : {};
    const span = inOrder(hostStart(first, start), hostEnd(last, end)) ?? text.span;
    return { file, span, ...(exact ? {} : { locked: LOCKED }), ...shared, ...from };
  };
}

function provenance({ from }: Piece): Partial<Origin> {
  return {
    ...(from?.via === undefined ? {} : { via: from.via }),
    ...(from?.assumed === undefined ? {} : { assumed: from.assumed }),
  };
}

function inOrder(start: number, end: number): Span | undefined {
  return start <= end ? { start, end } : undefined;
}

function hostStart({ kind, host, start }: Piece, offset: number): number {
  return kind === 'exact' ? host.start + (offset - start) : host.start;
}

function hostEnd({ kind, host, start }: Piece, offset: number): number {
  return kind === 'exact' ? host.start + (offset - start) : host.end;
}

function indexAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && piece.end <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, pieces.length - 1);
}

/** For each piece, how many places before it interrupt the text: an inexact piece, or other text in between. */
function breaksBefore(text: EmbeddedText, pieces: readonly Piece[]): readonly number[] {
  let count = 0;
  let previous: Piece | undefined;
  let hole = false;
  return pieces.map((piece) => {
    if (piece.kind === 'hole') {
      hole = true;
      return count;
    }
    if (previous !== undefined && !continues(text, { previous, piece, hole })) count += 1;
    previous = piece;
    hole = false;
    return count;
  });
}

interface Neighbours {
  readonly previous: Piece;
  readonly piece: Piece;
  readonly hole: boolean;
}

function continues(text: EmbeddedText, { previous, piece, hole }: Neighbours): boolean {
  if (previous.kind === 'inexact' || piece.kind === 'inexact') return false;
  const gap = piece.host.start - previous.host.end;
  if (gap < 0) return false;
  if (hole) return true;
  return gap <= LONGEST_INDENTATION && text.file.text.slice(previous.host.end, piece.host.start).trim() === '';
}
