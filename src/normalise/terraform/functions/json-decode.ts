/** `jsondecode`: strict JSON, each value with the place where it is written. */
import type { Scope } from '../evaluate/scope.js';
import { fail } from '../value/failure.js';
import { parseNumber } from '../value/number.js';
import { numberText } from '../value/number-text.js';
import { itemsIn, markedSensitive, whyUnknown } from '../value/inherit.js';
import { DYNAMIC, isPrimitive } from '../value/type.js';
import {
  boolValue,
  entriesOf,
  nullValue,
  numberValue,
  objectValue,
  opaque,
  stringValue,
  tupleValue,
  unknownValue,
  type Spot,
  type Trace,
  type Value,
} from '../value/value.js';
import { HOLE } from './pieces.js';
import type { Places } from './text-places.js';

interface Reader {
  readonly places: Places;
  readonly scope: Scope;
  offset: number;
}

export function decodeJson(places: Places, scope: Scope): Value {
  const reader: Reader = { places, scope, offset: 0 };
  const value = readValue(reader);
  skipSpace(reader);
  if (reader.offset < places.text.length) fail('there is more text after the JSON value');
  return value;
}

function skipSpace(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.places.text.charAt(reader.offset))) reader.offset += 1;
}

function peek(reader: Reader): string {
  skipSpace(reader);
  return reader.places.text.charAt(reader.offset);
}

function expect(reader: Reader, letter: string): void {
  if (peek(reader) !== letter) fail(`the text is not JSON: ${letter} is missing at offset ${reader.offset}`);
  reader.offset += 1;
}

function readValue(reader: Reader): Value {
  reader.scope.host.spend(1);
  const letter = peek(reader);
  const inserted = readInserted(reader);
  if (inserted !== undefined) return inserted;
  if (letter === '{') return reader.scope.host.deeper(() => readObject(reader));
  if (letter === '[') return reader.scope.host.deeper(() => readArray(reader));
  if (letter === '"') return readString(reader).value;
  return readWord(reader);
}

/** An interpolated value that is the whole of a JSON value. */
function readInserted(reader: Reader): Value | undefined {
  const found = reader.places.inserted(reader.offset);
  if (found === undefined) return undefined;
  const { value, length } = found;
  const { data } = value;
  const json =
    data.kind === 'string'
      ? data.json
      : data.kind === 'unknown' && data.seen.kind === 'json'
        ? data.seen.value
        : undefined;
  if (json === undefined && data.kind !== 'unknown') return undefined;
  reader.offset += length;
  return json === undefined
    ? opaque(whyUnknown(value), value.trace)
    : markedSensitive(asDecoded(json), value.sensitive);
}

const WORD = /(true|false|null)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readWord(reader: Reader): Value {
  WORD.lastIndex = reader.offset;
  const match = WORD.exec(reader.places.text);
  if (match === null) return fail(`the text is not JSON at offset ${reader.offset}`);
  const [word, name] = match;
  const { places, offset } = reader;
  const trace = places.trace(offset, offset + word.length);
  reader.offset += word.length;
  if (name === 'null') return nullValue(trace);
  if (name !== undefined) return boolValue(name === 'true', trace);
  const number = parseNumber(word);
  return number === undefined ? opaque('it is too large a number', trace) : numberValue(number, trace);
}

const STRING_TEXT = /"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;

function readString(reader: Reader): { readonly value: Value; readonly trace: Trace } {
  STRING_TEXT.lastIndex = reader.offset;
  const match = STRING_TEXT.exec(reader.places.text);
  if (match === null)
    return fail(`the text is not JSON: the string at offset ${reader.offset} is not closed or not valid`);
  const [whole, content = ''] = match;
  const start = reader.offset;
  reader.offset += whole.length;
  const trace = reader.places.trace(start, reader.offset);
  if (content === '') return { value: stringValue('', trace), trace };
  if (!content.includes('\\')) return { value: reader.places.plain(start + 1, reader.offset - 1), trace };
  if (content.includes(HOLE)) return { value: opaque('it is not known', trace), trace };
  const text: unknown = JSON.parse(whole);
  return { value: stringValue(typeof text === 'string' ? text.toWellFormed() : '', trace), trace };
}

function readObject(reader: Reader): Value {
  const start = reader.offset;
  const values = new Map<string, Value>();
  const spots = new Map<string, Spot>();
  let known = true;
  reader.offset += 1;
  while (peek(reader) !== '}') {
    if (values.size > 0 || !known) expect(reader, ',');
    if (peek(reader) !== '"') fail(`the text is not JSON: a key is missing at offset ${reader.offset}`);
    const from = reader.offset;
    const key = readString(reader);
    expect(reader, ':');
    const value = readValue(reader);
    if (key.value.data.kind === 'string') {
      values.delete(key.value.data.value);
      values.set(key.value.data.value, value);
      const place = reader.places.trace(from, reader.offset);
      spots.set(key.value.data.value, { file: place.file, keySpan: key.trace.span, span: place.span });
    } else known = false;
  }
  reader.offset += 1;
  const trace = reader.places.trace(start, reader.offset);
  const entries = entriesOf(values, spots);
  return known
    ? objectValue(entries, trace)
    : unknownValue(DYNAMIC, { kind: 'entries', entries, complete: false }, trace);
}

function readArray(reader: Reader): Value {
  const start = reader.offset;
  const items: Value[] = [];
  let complete = true;
  reader.offset += 1;
  while (peek(reader) !== ']') {
    if (items.length > 0) expect(reader, ',');
    // What is inserted between brackets may be several items.
    if (peek(reader) === HOLE && !isEncoded(reader)) complete = false;
    items.push(readValue(reader));
  }
  reader.offset += 1;
  const trace = reader.places.trace(start, reader.offset);
  return complete ? tupleValue(items, trace) : unknownValue(DYNAMIC, { kind: 'items', items, complete: false }, trace);
}

function isEncoded(reader: Reader): boolean {
  const data = reader.places.inserted(reader.offset)?.value.data;
  return data?.kind === 'unknown' && data.seen.kind === 'json';
}

/** What `jsondecode` makes of what `jsonencode` was given: the same values, in tuples and objects. */
export function asDecoded(value: Value): Value {
  const { data, trace } = value;
  const marked = (result: Value): Value => markedSensitive(result, value.sensitive);
  switch (data.kind) {
    case 'null':
      return marked(nullValue(trace));
    case 'number':
      return marked(numberValue(parseNumber(numberText(data.value)) ?? data.value, trace));
    case 'string':
    case 'bool':
      return value;
    case 'items':
      return marked(tupleValue(itemsIn(value).map(asDecoded), trace));
    case 'entries': {
      const { entries } = data;
      const values = new Map(
        entries.keys().flatMap((key): [string, Value][] => {
          const part = entries.get(key);
          return part === undefined ? [] : [[key, asDecoded(part)]];
        }),
      );
      return marked(objectValue({ ...entriesOf(values), spot: entries.spot }, trace));
    }
    case 'unknown':
      return isPrimitive(value.type) ? value : { ...value, type: DYNAMIC };
  }
}
