/** What written text means. */
import { report, type ParserState } from './parser-state.js';

const MARKS = /([$%])\1\{/g;
const QUOTED = /\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])|([$%])\1\{/gu;

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** Outside of quotes only `$${` and `%%{` are escapes. */
export function unescapeBare(written: string): string {
  return written.includes('{') ? written.replace(MARKS, '$1{') : written;
}

/** The meaning of the text from `start` to `end`; a faulty escape is reported and stays as it is. */
export function unescapeQuoted(state: ParserState, start: number, end: number): string {
  const written = state.text.slice(start, end);
  if (!written.includes('\\')) return unescapeBare(written);
  return written.replace(QUOTED, (found, mark: string | undefined, offset: number) => {
    if (mark !== undefined) return `${mark}{`;
    const meaning = LETTERS.get(found.slice(1)) ?? characterOf(found);
    if (meaning === undefined) report(state, start + offset, `"${found}" is not an escape sequence`);
    return meaning ?? found;
  });
}

/** `\u00e9` and `\U0001F600`; halves of surrogate pairs are no characters. */
function characterOf(escape: string): string | undefined {
  if (escape.length < 6) return undefined;
  const code = Number.parseInt(escape.slice(2), 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}
