import type { Span } from '../../../model/source.js';

export interface JsonString {
  readonly value: string;
  /** A syntax tree of the value with its offsets moved to the file. */
  readonly moved: <T extends object>(tree: T) => T;
}

/** The JSON string literal at a span of a text; undefined when none stands there. */
export function jsonString(text: string, span: Span): JsonString | undefined {
  const literal = text.slice(span.start, span.end);
  if (literal.length < 2 || !literal.startsWith('"')) return undefined;
  const value = decode(literal);
  if (value === undefined) return undefined;
  const offsets = literal.includes('\\') ? offsetsOf(literal, span.start) : undefined;
  const at = (offset: number): number => offsets?.[offset] ?? span.start + 1 + offset;
  return { value, moved: (tree) => moveSpans(tree, at) };
}

function decode(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Where each character of the value stands, and the end. */
function offsetsOf(literal: string, start: number): readonly number[] {
  const offsets: number[] = [];
  let index = 1;
  while (index < literal.length - 1) {
    offsets.push(start + index);
    if (literal.charAt(index) !== '\\') index += 1;
    else index += literal.charAt(index + 1) === 'u' ? 6 : 2;
  }
  return [...offsets, start + index];
}

function moveSpans<T>(tree: T, at: (offset: number) => number): T {
  if (Array.isArray(tree)) return tree.map((part: unknown) => moveSpans(part, at)) as T;
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree).map(([key, value]: [string, unknown]): [string, unknown] => {
    const moved = typeof value === 'number' && (key === 'start' || key === 'end') ? at(value) : moveSpans(value, at);
    return [key, moved];
  });
  return Object.fromEntries(entries) as T;
}
