/** What a YAML scalar means to Terraform. Source: go-cty-yaml's resolve.go. */
import { fail } from '../value/failure.js';
import { fromInteger, infinity, parseNumber } from '../value/number.js';
import { boolValue, nullValue, numberValue, opaque, stringValue, type Trace, type Value } from '../value/value.js';
import { base64Bytes } from './base64.js';
import { parseYamlTime } from './timestamp.js';

export interface ScalarSource {
  readonly text: string;
  /** `str`, `int`, …; undefined where none is written. */
  readonly tag: string | undefined;
  readonly quoted: boolean;
}

const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);
const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
const INFINITE = /^([+-]?)\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER: ReadonlySet<string> = new Set(['.nan', '.NaN', '.NAN']);
const INTEGER = /^[-+]?(?:0o[0-7_]+|[0-9_]+|0x[0-9a-fA-F_]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** `plain` is the text itself as a value. */
export function scalarValue(source: ScalarSource, trace: Trace, plain: () => Value): Value {
  const { text, tag } = source;
  if (tag === 'binary' && base64Bytes(text) === undefined) fail('the text is not valid base64');
  if (isText(source)) return plain();
  const found = WORDS.has(tag ?? '') ? word(text, tag, trace) : undefined;
  if (found !== undefined) return found;
  return tag === undefined ? implied(text, { trace, plain }) : tagged(text, tag, trace);
}

const WORDS: ReadonlySet<string> = new Set(['', 'bool', 'null']);

function tagged(text: string, tag: string, trace: Trace): Value {
  if (tag === 'int' || tag === 'float') return numeric(text, trace);
  if (tag !== 'timestamp') return fail(`the tag ${tag} is not supported`);
  return stringValue(parseYamlTime(text) ?? fail('the text is not a timestamp'), trace);
}

function isText({ text, tag, quoted }: ScalarSource): boolean {
  return tag === 'str' || tag === 'binary' || (quoted && /^[-+0-9yYnNtTfFoO~.]|^$/.test(text));
}

function word(text: string, tag: string | undefined, trace: Trace): Value | undefined {
  const bool = BOOLS.get(text);
  if (bool !== undefined) return boolValue(bool, trace);
  if (NULLS.has(text) || tag === 'null') return nullValue(trace);
  return tag === 'bool' ? fail('the text is not a bool') : undefined;
}

interface Result {
  readonly trace: Trace;
  readonly plain: () => Value;
}

function implied(text: string, { trace, plain }: Result): Value {
  if (!/^[-+.0-9]/.test(text)) return plain();
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return numberValue(infinity(infinite[1] === '-' ? -1 : 1), trace);
  if (NOT_A_NUMBER.has(text)) fail('not-a-number is not supported');
  const time = parseYamlTime(text);
  if (time !== undefined) return stringValue(time, trace);
  const number = FLOAT.test(text) || (!text.startsWith('.') && INTEGER.test(text));
  return number ? numeric(text, trace) : plain();
}

function numeric(text: string, trace: Trace): Value {
  const digits = text.replaceAll('_', '');
  const number = parseNumber(digits);
  if (number !== undefined) return numberValue(number, trace);
  const match = /^([+-]?)(0[xXoObB][0-9a-fA-F]+)$/.exec(digits);
  if (match === null)
    return /^[-+.\d]+(?:e[-+]?\d+)?$/i.test(digits)
      ? opaque('it is too large a number', trace)
      : fail('the text is not a number');
  const size = integerOf(match[2] ?? '');
  return numberValue(fromInteger(match[1] === '-' ? -size : size), trace);
}

function integerOf(digits: string): bigint {
  try {
    return BigInt(digits.toLowerCase());
  } catch {
    return fail('the text is not a number');
  }
}
