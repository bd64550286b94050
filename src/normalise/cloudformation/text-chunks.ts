/** Where the characters of a string stand in its file. */
import type { TextChunk } from '../../model/ports.js';
import type { ScalarNode } from '../../model/source.js';
import { textOf } from './make-node.js';

/** The runs of a scalar's text that the file holds character by character; one inexact chunk when it holds it otherwise. */
export function chunksOf(scalar: ScalarNode): readonly TextChunk[] {
  const text = textOf(scalar) ?? '';
  const { span } = scalar;
  const source = scalar.file.text.slice(span.start, span.end);
  if (scalar.locked === undefined && source === text) return [{ text, span, exact: true }];
  if (scalar.locked === undefined && source.slice(1, -1) === text && /^["']/.test(source)) {
    return [{ text, span: { start: span.start + 1, end: span.end - 1 }, exact: true }];
  }
  return blockChunks(scalar, source, text) ?? [{ text, span, exact: false }];
}

/** The lines of a literal block scalar (`|`), without their indentation. */
function blockChunks(scalar: ScalarNode, source: string, text: string): readonly TextChunk[] | undefined {
  const header = /^\|[-+\d]*[^\n]*\n/.exec(source)?.[0];
  if (header === undefined || scalar.locked !== undefined) return undefined;
  const lines = source.slice(header.length).split('\n');
  const indent = indentOf(lines);
  const chunks: TextChunk[] = [];
  let at = scalar.span.start + header.length;
  for (const [index, line] of lines.entries()) {
    const returned = line.endsWith('\r') ? 1 : 0;
    const skipped = Math.min(indent, line.length - returned);
    const start = at + skipped;
    const end = at + line.length - returned;
    chunks.push({ text: line.slice(skipped, line.length - returned), span: { start, end }, exact: true });
    at += line.length + 1;
    if (index < lines.length - 1) chunks.push({ text: '\n', span: { start: at - 1, end: at }, exact: true });
  }
  return matching(chunks, text);
}

function indentOf(lines: readonly string[]): number {
  const written = lines.find((line) => line.trim() !== '');
  return written === undefined ? 0 : written.length - written.trimStart().length;
}

/** The chunks, when they say the same as the text; the newline that ends it may stand outside of the scalar's span. */
function matching(chunks: readonly TextChunk[], text: string): readonly TextChunk[] | undefined {
  const written = chunks.map((chunk) => chunk.text).join('');
  if (written.startsWith(text)) return sliceChunks(chunks, { start: 0, end: text.length });
  const rest = text.startsWith(written) ? text.slice(written.length) : undefined;
  const end = chunks.at(-1)?.span.end;
  if (rest === undefined || end === undefined || rest.trim() !== '') return undefined;
  return [...chunks, { text: rest, span: { start: end, end }, exact: false }];
}

/** The chunks of `[start, end)` of their joined text. */
export function sliceChunks(
  chunks: readonly TextChunk[],
  range: { readonly start: number; readonly end: number },
): readonly TextChunk[] {
  const taken: TextChunk[] = [];
  let at = 0;
  for (const chunk of chunks) {
    const from = Math.max(range.start - at, 0);
    const to = Math.min(range.end - at, chunk.text.length);
    if (from < to) taken.push(part(chunk, from, to));
    at += chunk.text.length;
    if (at >= range.end) break;
  }
  return taken;
}

function part(chunk: TextChunk, from: number, to: number): TextChunk {
  const { start } = chunk.span;
  const span = chunk.exact ? { start: start + from, end: start + to } : chunk.span;
  return { text: chunk.text.slice(from, to), span, exact: chunk.exact };
}
