/** Runs of a known string, each with the place where it is written. */
import type { Piece, Value } from '../value/value.js';

/** The pieces of a string between two offsets of its text. */
export function piecesBetween(value: Value, start: number, end: number): readonly Piece[] {
  if (value.data.kind !== 'string' || start >= end) return [];
  const whole = value.data.value;
  const { pieces } = value.data;
  if (pieces === undefined || lengthOf(pieces) !== whole.length) return [inexact(whole.slice(start, end), value)];
  return cutPieces(pieces, start, end);
}

/** Stands for one unknown value in a text. */
export const HOLE = '\u{f8ff}';

export function cutPieces(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const found: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = pieceLength(piece);
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    if (from < to) found.push(...cut(piece, from, to));
    offset += length;
  }
  return found;
}

function inexact(text: string, { trace }: Value): Piece {
  return { text, file: trace.file, span: trace.span, exact: false };
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + pieceLength(piece), 0);
}

function pieceLength(piece: Piece): number {
  if (piece.value === undefined) return piece.text.length;
  return piece.value.data.kind === 'string' ? piece.value.data.value.length : HOLE.length;
}

function cut(piece: Piece, from: number, to: number): readonly Piece[] {
  if (from === 0 && to === pieceLength(piece)) return [piece];
  if (piece.value !== undefined) return piecesBetween(piece.value, from, to);
  const text = piece.text.slice(from, to);
  if (!piece.exact) return [{ ...piece, text }];
  return [{ ...piece, text, span: { start: piece.span.start + from, end: piece.span.start + to } }];
}

/** All pieces of a string. */
export function piecesOf(value: Value): readonly Piece[] {
  return value.data.kind === 'string' ? piecesBetween(value, 0, value.data.value.length) : [{ value }];
}

/** The text that a string which is not known starts with. */
export function knownStart({ data }: Value): string {
  if (data.kind === 'string') return data.value;
  if (data.kind !== 'unknown') return '';
  if (data.seen.kind === 'json') return jsonStart(data.seen.value);
  return data.seen.kind === 'text' ? startOf(data.seen.pieces) : '';
}

function startOf(pieces: readonly Piece[]): string {
  let start = '';
  for (const piece of pieces) {
    if (piece.value === undefined) start += piece.text;
    else {
      start += knownStart(piece.value);
      if (piece.value.data.kind !== 'string') return start;
    }
  }
  return start;
}

function jsonStart({ type, data }: Value): string {
  if (data.kind !== 'items' && data.kind !== 'entries') return '';
  return type.kind === 'object' || type.kind === 'map' ? '{' : '[';
}
