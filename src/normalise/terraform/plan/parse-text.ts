/** JSON texts in strings of a plan. */
import type { Parsed, Parsers, TextChunk } from '../../../model/ports.js';
import type { ScalarNode, SourceFile, Span } from '../../../model/source.js';

/** Undefined when the text of a string is no structure. Its nodes stand where their characters do in the string. */
export function parseText(text: ScalarNode & { readonly value: string }, parsers: Parsers): Parsed | undefined {
  const { file, span, value } = text;
  if (!/^\s*[[{]/.test(value)) return undefined;
  return parsers.embeddedJson({ file, span, chunks: chunksOf(file, span) ?? [{ text: value, span, exact: false }] });
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)/g;

/** Escapes and what stands between them; undefined where the span is no string. */
function chunksOf({ text }: SourceFile, { start, end }: Span): readonly TextChunk[] | undefined {
  if (end - start < 2 || text.charAt(start) !== '"' || text.charAt(end - 1) !== '"') return undefined;
  const literal = text.slice(start + 1, end - 1);
  const chunks: TextChunk[] = [];
  const plain = (from: number, to: number): void => {
    if (from >= to) return;
    const span = { start: start + 1 + from, end: start + 1 + to };
    chunks.push({ text: literal.slice(from, to), span, exact: true });
  };
  let done = 0;
  for (const { index, 0: escape } of literal.matchAll(ESCAPE)) {
    plain(done, index);
    done = index + escape.length;
    const span = { start: start + 1 + index, end: start + 1 + done };
    chunks.push({ text: meaningOf(escape), span, exact: false });
  }
  plain(done, literal.length);
  return chunks;
}

const MEANINGS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function meaningOf(escape: string): string {
  const letter = escape.charAt(1);
  if (letter === 'u') return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return MEANINGS[letter] ?? letter;
}
