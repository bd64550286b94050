/** JSON of a cloud assembly that nobody edits: plain values, narrowed where they are used. */
import type { Parsers, Tree } from '../../model/ports.js';
import type { Notice } from '../../model/source.js';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value as a record; anything else reads as an empty one. */
export function recordOf(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export interface Loaded {
  readonly value?: JsonRecord;
  readonly notices: readonly Notice[];
}

/** Reads a JSON file of the tree; what cannot be read gives a notice and no value. */
export function loadJson(path: string, tree: Tree, parsers: Parsers): Loaded {
  const read = tree.read(path);
  if (read === undefined)
    return { notices: [{ path, message: 'The file is named in the cloud assembly but is not there.' }] };
  if ('refused' in read) return { notices: [{ path, message: `The file was not read: ${read.refused}.` }] };
  const value = parse(read.text);
  if (value !== undefined) return { value: recordOf(value), notices: [] };
  const { notices } = parsers.json({ path, text: read.text, syntax: 'json' });
  return { notices: notices.length > 0 ? notices : [{ path, message: 'The file is not valid JSON.' }] };
}

/** Undefined when the text is no JSON; a byte order mark in front of it is accepted. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
