/** TOML as far as we read it: tables, lists and scalars. The library gives no places, so texts are looked for. */
import { parse, TomlError } from 'smol-toml';
import type { Parsed } from '../model/ports.js';
import type { Entry, Node, SourceFile, Span } from '../model/source.js';
import { MAX_NESTING } from './limits.js';

const LONGEST_TEXT = 200_000;
/** Of longer keys the beginning counts, so that many values under one stay cheap. */
const LONGEST_KEY = 200;
const NOT_FOUND = 'where it stands in the file is not known';

/** Never throws. A text is found where the section of its table holds it exactly once; everything else is locked. */
export function parseToml(file: SourceFile): Parsed {
  const { path, text } = file;
  if (text.length > LONGEST_TEXT) return { notices: [{ path, message: 'this TOML is too long to be read' }] };
  try {
    const table = parse(text.replace(/^\uFEFF/, ' '), { maxDepth: MAX_NESTING });
    return { node: convert(table, { file, sections: sectionsOf(text), keys: [] }), notices: [] };
  } catch (error) {
    if (!(error instanceof TomlError) && !(error instanceof RangeError)) throw error;
    return { notices: [{ path, message: `this is not valid TOML: ${error.message.split('\n')[0] ?? ''}` }] };
  }
}

/** Where the texts of each table stand, by the JSON of the table's keys. */
type Sections = ReadonlyMap<string, Section>;

/** By text; undefined where the table's part of the file holds it several times. */
type Section = Map<string, Span | undefined>;

/** A string as it is written. */
interface Literal {
  readonly value: string;
  readonly span: Span;
}

interface Converting {
  readonly file: SourceFile;
  readonly sections: Sections;
  /** The way from the root to the value; items of a list have none of their own. */
  readonly keys: readonly string[];
}

function convert(value: unknown, at: Converting): Node {
  const { file } = at;
  const nowhere = { file, span: { start: 0, end: 0 }, locked: NOT_FOUND };
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => convert(item, at));
    return { kind: 'list', form: 'json', items, complete: true, ...nowhere };
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return { kind: 'map', form: 'json', entries: entriesOf(value, at), complete: true, ...nowhere };
  }
  if (typeof value === 'string') {
    const span = placeOf(value, at);
    return { kind: 'scalar', value, raw: value, ...(span === undefined ? nowhere : { file, span }) };
  }
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : writtenDate(value);
  return { kind: 'scalar', value: plain, raw: String(plain), ...nowhere };
}

function writtenDate(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function entriesOf(table: object, at: Converting): readonly Entry[] {
  return Object.entries(table).map(([key, inner]): Entry => {
    const value = convert(inner, { ...at, keys: [...at.keys, key.slice(0, LONGEST_KEY)] });
    return { key, keySpan: value.span, span: value.span, value };
  });
}

/** Where the innermost section around the value holds this text, when it does exactly once. */
function placeOf(value: string, { sections, keys }: Converting): Span | undefined {
  for (let depth = keys.length; depth >= 0; depth -= 1) {
    const section = sections.get(JSON.stringify(keys.slice(0, depth)));
    if (section !== undefined) return section.get(value);
  }
  return undefined;
}

const HEADER = /^[ \t]*\[([^[\]\r\n]{1,500})\][ \t]*(?:#.*)?$/gm;

/** The text of a table goes from its header to the next; several of one name are one. */
function sectionsOf(text: string): Sections {
  const headers = [...text.matchAll(HEADER)];
  const starts = [{ at: 0, name: '' }, ...headers.map((match) => ({ at: match.index, name: match[1] ?? '' }))];
  const sections = new Map<string, Section>();
  for (const [index, { at, name }] of starts.entries()) {
    const key = JSON.stringify(name === '' ? [] : name.split('.').map(unquoted));
    const section = sections.get(key) ?? new Map<string, Span | undefined>();
    sections.set(key, section);
    for (const { value, span } of literalsIn(text, { start: at, end: starts[index + 1]?.at ?? text.length })) {
      section.set(value, section.has(value) ? undefined : span);
    }
  }
  return sections;
}

function unquoted(key: string): string {
  return key.trim().replace(/^(["'])(.*)\1$/, '$2');
}

const LITERAL = /#[^\r\n]*|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'/g;

/** Strings of one line; comments are passed over. */
function literalsIn(text: string, { start, end }: Span): readonly Literal[] {
  return [...text.slice(start, end).matchAll(LITERAL)].flatMap(({ 0: raw, index }): readonly Literal[] => {
    const value = decoded(raw);
    return value === undefined ? [] : [{ value, span: { start: start + index, end: start + index + raw.length } }];
  });
}

function decoded(raw: string): string | undefined {
  if (raw.startsWith("'")) return raw.slice(1, -1);
  if (!raw.startsWith('"')) return undefined;
  try {
    return String(JSON.parse(raw));
  } catch {
    return undefined;
  }
}
