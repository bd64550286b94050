import { createScanner } from 'jsonc-parser';
import type { Span } from '../../model/source.js';

/** The numbers of jsonc-parser's `SyntaxKind`, which is a const enum without a value at run time. */
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const END = 17;

/** The `//` and `/* *\/` comments of a JSON text. */
export function jsonComments(text: string): readonly Span[] {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  for (let kind: number = scanner.scan(); kind !== END; kind = scanner.scan()) {
    if (kind !== LINE_COMMENT && kind !== BLOCK_COMMENT) continue;
    const start = scanner.getTokenOffset();
    comments.push({ start, end: start + scanner.getTokenLength() });
  }
  return comments;
}
