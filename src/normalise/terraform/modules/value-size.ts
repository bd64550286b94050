/** How large a value is, so that names which double each other cannot grow without end. */
import { fail } from '../value/failure.js';
import { rawParts } from '../value/inherit.js';
import type { Data, Piece, Seen, Value } from '../value/value.js';

/** Values with all their parts, and texts by the line; more than this is not followed. */
export const LARGEST_VALUE = 100_000;

const CHARACTERS_PER_UNIT = 64;

const sizes = new WeakMap<Data, number>();

/** At least 1. A part that stands in several places counts in each, but is looked at once. */
export function valueSize(value: Value): number {
  const { data } = value;
  const known = sizes.get(data);
  if (known !== undefined) return known;
  const size = 1 + ownSize(data) + sum(rawParts(value));
  sizes.set(data, size);
  return size;
}

/** Fails for a value that is too large to work with. */
export function boundedValue(value: Value): Value {
  return valueSize(value) > LARGEST_VALUE ? fail('it is too large a value') : value;
}

function sum(values: readonly Value[]): number {
  return values.reduce((total, value) => total + valueSize(value), 0);
}

function ownSize(data: Data): number {
  if (data.kind === 'unknown') return seenSize(data.seen);
  if (data.kind !== 'string') return 0;
  const json = data.json === undefined ? 0 : valueSize(data.json);
  return Math.floor(data.value.length / CHARACTERS_PER_UNIT) + piecesSize(data.pieces ?? []) + json;
}

/** Outputs of a module are entries that are computed when they are asked for, so entries are not looked at. */
function seenSize(seen: Seen): number {
  switch (seen.kind) {
    case 'text':
      return piecesSize(seen.pieces);
    case 'json':
    case 'base64':
      return valueSize(seen.value);
    case 'choice':
      return sum(seen.branches.map((branch) => branch.value));
    case 'items':
      return sum(seen.items);
    default:
      return 0;
  }
}

function piecesSize(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => {
    if (piece.value !== undefined) return total + valueSize(piece.value);
    return total + 1 + Math.floor(piece.text.length / CHARACTERS_PER_UNIT);
  }, 0);
}
