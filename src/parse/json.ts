import type { Parsed } from '../model/ports.js';
import type { Node, Notice, SourceFile } from '../model/source.js';
import type { JsonText } from './json/json-text.js';
import type { Fault } from './json/reader.js';
import { readDocument } from './json/read-value.js';

const NO_HOLES: ReadonlyMap<number, Node> = new Map();

/**
 * JSON with comments, trailing commas and a byte order mark. Template marks outside strings become opaque values; marks
 * inside strings stay text, because only the reader of the format knows whether `${X}` is a mark or means itself.
 * Duplicate keys are all kept.
 */
export function parseJson(file: SourceFile): Parsed {
  const source: JsonText = {
    text: file.text,
    start: file.text.startsWith('\uFEFF') ? 1 : 0,
    holes: NO_HOLES,
    originOf: (start, end) => ({ file, span: { start, end } }),
  };
  const { node, fault } = readDocument(source);
  const notices = fault === undefined ? [] : [jsonNotice(file, fault)];
  return node === undefined ? { notices } : { node, notices };
}

/** What a person reads about a text that is not JSON. */
export function jsonNotice(file: SourceFile, { offset, problem }: Fault): Notice {
  const message = `this is not valid JSON: ${problem}; what follows may be misread and proves no absence`;
  return { path: file.path, offset, message };
}
