/** Functions of strings. */
import { unknownResult } from '../evaluate/choose.js';
import { joinPieces } from '../evaluate/template.js';
import { fail } from '../value/failure.js';
import { firstUnknown, itemsIn, whyUnknown } from '../value/inherit.js';
import { BOOL, STRING } from '../value/type.js';
import {
  boolValue,
  isNull,
  isUnknown,
  itemsValue,
  opaque,
  stringValue,
  type Piece,
  type Value,
} from '../value/value.js';
import { lowerCase, titleCase, upperCase } from './casing.js';
import {
  checkLength,
  number,
  onTexts,
  STRINGS,
  text,
  textAt,
  valueAt,
  wholeAt,
  workOf,
  type Context,
  type Family,
  type TerraformFunction,
} from './define.js';
import { graphemes } from './graphemes.js';
import { knownStart, piecesOf } from './pieces.js';

export const TEXTS: Family = {
  chomp: onTexts(['str'], ([str = '']) => trimEnd(str, (letter) => letter === '\n' || letter === '\r')),
  endswith: test((str, part) => str.endsWith(part)),
  indent: { parameters: [number('spaces'), text('str')], type: STRING, run: indent },
  join: {
    parameters: [{ name: 'separator', type: STRING }],
    rest: { name: 'lists', type: STRINGS, unknown: true },
    type: STRING,
    run: join,
  },
  lower: onTexts(['str'], ([str = '']) => lowerCase(str)),
  split: { parameters: [text('separator'), text('str')], type: STRINGS, run: split },
  startswith: {
    parameters: [text('str'), text('prefix')].map((parameter) => ({ ...parameter, unknown: true })),
    type: BOOL,
    run: startsWith,
  },
  strcontains: test((str, part) => str.includes(part)),
  strrev: onTexts(['str'], ([str = '']) => [...graphemes(str)].reverse().join('')),
  substr: { parameters: [text('str'), number('offset'), number('length')], type: STRING, run: substr },
  title: onTexts(['str'], ([str = '']) => titleCase(str)),
  trim: onTexts(['str', 'cutset'], ([str = '', cutset = '']) => {
    const letters = new Set(cutset);
    return trimBoth(str, (letter) => letters.has(letter));
  }),
  trimprefix: onTexts(['str', 'prefix'], ([str = '', prefix = '']) =>
    str.startsWith(prefix) ? str.slice(prefix.length) : str,
  ),
  trimspace: onTexts(['str'], ([str = '']) => trimBoth(str, (letter) => SPACES.has(letter))),
  trimsuffix: onTexts(['str', 'suffix'], ([str = '', suffix = '']) =>
    str.endsWith(suffix) ? str.slice(0, str.length - suffix.length) : str,
  ),
  upper: onTexts(['str'], ([str = '']) => upperCase(str)),
};

/** What Go calls space. */
const SPACES: ReadonlySet<string> = new Set(
  Array.from(
    '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
  ),
);

function trimBoth(str: string, drop: (letter: string) => boolean): string {
  const letters = Array.from(trimEnd(str, drop));
  const first = letters.findIndex((letter) => !drop(letter));
  return first === -1 ? '' : letters.slice(first).join('');
}

function trimEnd(str: string, drop: (letter: string) => boolean): string {
  const letters = Array.from(str);
  return letters.slice(0, letters.findLastIndex((letter) => !drop(letter)) + 1).join('');
}

function test(holds: (str: string, part: string) => boolean): TerraformFunction {
  const run = (values: readonly Value[], { trace, scope }: Context): Value => {
    const [str, part] = [textAt(values, 0), textAt(values, 1)];
    scope.host.spend(workOf([str, part]));
    return boolValue(holds(str, part), trace);
  };
  return { parameters: [text('str'), text('part')], type: BOOL, run };
}

/** The start of a text may be known although its end is not. */
function startsWith(values: readonly Value[], { trace }: Context): Value {
  const [str, prefix] = [valueAt(values, 0), valueAt(values, 1)];
  if (isUnknown(prefix)) return unknownResult(BOOL, [prefix], trace);
  const wanted = textAt(values, 1);
  const start = knownStart(str);
  if (start.startsWith(wanted)) return boolValue(true, trace);
  return isUnknown(str) && wanted.startsWith(start) ? unknownResult(BOOL, [str], trace) : boolValue(false, trace);
}

function indent(values: readonly Value[], { trace, scope }: Context): Value {
  const spaces = wholeAt(values, 0);
  if (spaces < 0) fail('the number of spaces must not be negative');
  const lines = textAt(values, 1).split('\n');
  checkLength((lines.length - 1) * spaces);
  scope.host.spend(workOf(lines) + lines.length);
  return stringValue(lines.join(`\n${lines.length > 1 ? ' '.repeat(spaces) : ''}`), trace);
}

function split(values: readonly Value[], { trace, scope }: Context): Value {
  const [separator, str] = [textAt(values, 0), textAt(values, 1)];
  const parts = separator === '' ? Array.from(str) : str.split(separator);
  scope.host.spend(workOf([str]) + parts.length);
  return itemsValue(
    STRINGS,
    parts.map((part) => stringValue(part, trace)),
    trace,
  );
}

function substr(values: readonly Value[], { trace, scope }: Context): Value {
  const str = textAt(values, 0);
  const [offset, length] = [wholeAt(values, 1), wholeAt(values, 2)];
  scope.host.spend(1 + str.length / 16);
  const letters = graphemes(str);
  const start = Math.max(offset < 0 ? letters.length + offset : offset, 0);
  return stringValue(letters.slice(start, length < 0 ? undefined : start + length).join(''), trace);
}

/** Keeps each item as a piece, so that the known ones are seen between those that are not. */
function join(values: readonly Value[], { shell, scope }: Context): Value {
  if (values.length < 2) fail('join needs a list');
  const separator = valueAt(values, 0);
  const items = values.slice(1).flatMap((list) => (isUnknown(list) ? seenItems(list) : itemsIn(list)));
  if (items.some(isNull)) fail('join cannot join a null');
  if (items.length === 1 && values.some(isUnknown)) return unknownResult(STRING, items, shell);
  const size = items.length * textAt(values, 0).length + sizeOf(items);
  checkLength(size);
  scope.host.spend(1 + items.length + size / 64);
  const between = piecesOf(separator);
  const pieces = items.flatMap((item, index): readonly Piece[] =>
    index === 0 ? [{ value: item }] : [...between, { value: item }],
  );
  return joinPieces(pieces, shell);
}

function sizeOf(items: readonly Value[]): number {
  return items.reduce((sum, { data }) => sum + (data.kind === 'string' ? data.value.length : 0), 0);
}

/** The items that are seen of a list, and one that stands for those that are not. */
function seenItems(list: Value): readonly Value[] {
  const seen = list.data.kind === 'unknown' && list.data.seen.kind === 'items' ? list.data.seen : undefined;
  const rest = opaque(whyUnknown(list), list.trace, STRING);
  if (seen === undefined) return [rest];
  return seen.complete && firstUnknown(list) !== undefined ? seen.items : [...seen.items, rest];
}
