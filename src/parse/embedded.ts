import type { EmbeddedText, HoleChunk, Parsed, TextChunk } from '../model/ports.js';
import type { Node, Span } from '../model/source.js';
import { jsonNotice } from './json.js';
import { HOLE, type JsonText } from './json/json-text.js';
import { placement, type Piece } from './json/placement.js';
import { readDocument } from './json/read-value.js';

/**
 * JSON inside a string of another file. Spans are those of the host; what cannot be edited there is locked. An
 * interpolated value in the place of a JSON value is that value's node, within a string it is a part of a text.
 */
export function parseEmbeddedJson(text: EmbeddedText): Parsed {
  const source = assemble(text);
  const { node, fault } = readDocument(source);
  if (fault === undefined) return node === undefined ? { notices: [] } : { node, notices: [] };
  const { span } = source.originOf(fault.offset, fault.offset + 1);
  const notices = [jsonNotice(text.file, { ...fault, offset: span.start })];
  return node === undefined ? { notices } : { node, notices };
}

function assemble(text: EmbeddedText): JsonText {
  const holes = new Map<number, Node>();
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [index, chunk] of text.chunks.entries()) {
    const { written, piece } = pieceOf(text, index, chunk);
    if (written === '') continue;
    if (piece.kind === 'hole' && 'hole' in chunk) holes.set(offset, chunk.hole);
    pieces.push({ ...piece, start: offset, end: offset + written.length });
    texts.push(written);
    offset += written.length;
  }
  const whole = texts.join('');
  return { text: whole, start: whole.startsWith('\uFEFF') ? 1 : 0, holes, originOf: placement(text, pieces) };
}

interface Written {
  readonly written: string;
  readonly piece: Omit<Piece, 'start' | 'end'>;
}

function pieceOf(text: EmbeddedText, index: number, chunk: TextChunk | HoleChunk): Written {
  if ('hole' in chunk) return holePiece(text, index, chunk.hole);
  const { span, exact } = chunk;
  const kind = exact && span.end - span.start === chunk.text.length ? 'exact' : 'inexact';
  return { written: chunk.text, piece: { kind, host: span } };
}

/** The text of an interpolated value counts when it is JSON structure; any other value is read as a whole. */
function holePiece(text: EmbeddedText, index: number, hole: Node): Written {
  const host = gapAt(text, index);
  if (hole.kind !== 'scalar' || typeof hole.value !== 'string') return { written: HOLE, piece: { kind: 'hole', host } };
  const structure = /^\s*[[{,"]/.test(hole.value);
  if (!structure) return { written: HOLE, piece: { kind: 'hole', host } };
  return { written: hole.value, piece: { kind: 'inexact', host, from: hole } };
}

/** Where `${…}` stands: between the texts around it. */
function gapAt({ chunks, span }: EmbeddedText, index: number): Span {
  const before = chunks[index - 1];
  const after = chunks[index + 1];
  const start = before !== undefined && 'span' in before ? before.span.end : span.start;
  const end = after !== undefined && 'span' in after ? after.span.start : span.end;
  return start <= end ? { start, end } : span;
}
