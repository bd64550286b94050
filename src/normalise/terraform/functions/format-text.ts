/** One verb of a format string: `%-05.2f`. Source: go-cty's format functions, Go's big.Int and big.Float. */
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { fixedText, numberText, scientificText } from '../value/number-text.js';
import { isInteger, isZero, toBigInt, type Num } from '../value/number.js';
import { BOOL, NUMBER, STRING } from '../value/type.js';
import { isNull, type Value } from '../value/value.js';
import { graphemes } from './graphemes.js';
import { jsonString, jsonText } from './json-text.js';

export interface Verb {
  readonly flags: string;
  readonly width?: number;
  readonly precision?: number;
  readonly mode: string;
}

/** The text of a known value. */
export function verbText(verb: Verb, value: Value): string {
  const { mode } = verb;
  if (mode === 'v') return asIs(verb, value);
  if (isNull(value)) fail(`a null value cannot be formatted with %${mode}`);
  if (mode === 't') return boolText(value);
  if (mode === 's' || mode === 'q') return stringText(verb, value);
  if (mode in BASES) return integerText(verb, numberOf(value));
  return /^[eEfgG]$/.test(mode) ? floatText(verb, numberOf(value)) : fail(`there is no format verb %${mode}`);
}

/** `%v`: strings and numbers as they are, everything else as JSON. */
function asIs(verb: Verb, value: Value): string {
  const { data } = value;
  if (!verb.flags.includes('#')) {
    if (data.kind === 'string') return padded(verb, data.value);
    if (data.kind === 'number') return padded(verb, generalText(data.value));
  }
  return padded(verb, jsonText(value));
}

/** Terraform ignores the width here. */
function boolText(value: Value): string {
  const { data } = convert(value, BOOL);
  return data.kind === 'bool' ? String(data.value) : fail('bool required');
}

function stringText(verb: Verb, value: Value): string {
  const { data } = convert(value, STRING);
  if (data.kind !== 'string') return fail('string required');
  const cut = verb.precision === undefined ? data.value : graphemes(data.value).slice(0, verb.precision).join('');
  return padded(verb, verb.mode === 'q' ? jsonString(cut) : cut);
}

function numberOf(value: Value): Num {
  const { data } = convert(value, NUMBER);
  return data.kind === 'number' ? data.value : fail('a number is required');
}

/** Pads to the width in visible characters. */
function padded({ flags, width }: Verb, text: string): string {
  if (width === undefined) return text;
  const missing = width - graphemes(text).length;
  if (missing <= 0) return text;
  const pad = (flags.includes('0') ? '0' : ' ').repeat(missing);
  return flags.includes('-') ? text + pad : pad + text;
}

function signText(flags: string, negative: boolean): string {
  if (negative) return '-';
  if (flags.includes('+')) return '+';
  return flags.includes(' ') ? ' ' : '';
}

const BASES: Readonly<Record<string, readonly [number, string]>> = {
  b: [2, '0b'],
  o: [8, '0'],
  x: [16, '0x'],
  X: [16, '0X'],
  d: [10, ''],
};

function integerText(verb: Verb, num: Num): string {
  const { flags, precision, mode } = verb;
  if (num.infinite === true || !isInteger(num)) fail(`an integer is required for %${mode}`);
  const [base, mark] = BASES[mode] ?? [10, ''];
  const whole = toBigInt(num);
  if (precision === 0 && whole === 0n) return '';
  const digits = digitsOf(whole, base, mode === 'X').padStart(precision ?? 0, '0');
  const head = signText(flags, whole < 0n) + (flags.includes('#') ? mark : '');
  return justified(head, digits, { ...verb, zeros: !flags.includes('-') && precision === undefined });
}

function digitsOf(whole: bigint, base: number, upper: boolean): string {
  const digits = (whole < 0n ? -whole : whole).toString(base);
  return upper ? digits.toUpperCase() : digits;
}

/** Go's padding of numbers: zeros stand behind the sign. */
function justified(
  head: string,
  digits: string,
  { flags, width = 0, zeros }: Verb & { readonly zeros: boolean },
): string {
  const missing = Math.max(width - head.length - digits.length, 0);
  if (flags.includes('0') && zeros) return head + '0'.repeat(missing) + digits;
  return flags.includes('-') ? head + digits + ' '.repeat(missing) : ' '.repeat(missing) + head + digits;
}

function floatText(verb: Verb, num: Num): string {
  const { precision, mode } = verb;
  const text = sizeText({ ...num, sign: 1 }, mode.toLowerCase(), precision);
  const digits = mode === mode.toLowerCase() ? text : text.toUpperCase();
  return justified(signText(verb.flags, num.sign === -1), digits, { ...verb, zeros: num.infinite !== true });
}

function sizeText(size: Num, mode: string, precision: number | undefined): string {
  if (mode === 'f') return fixedText(size, precision ?? 6);
  return mode === 'e' ? scientificText(size, precision ?? 6) : generalText(size, precision);
}

/** `%g`: with an exponent when that is below -4, or not below the precision, which is 6 for the shortest text. */
function generalText(num: Num, precision?: number): string {
  if (num.infinite === true || isZero(num)) return numberText(num);
  const places = precision === undefined ? undefined : Math.max(precision, 1);
  const { mantissa, power } = scientificParts(num, places);
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  const exponent = Number(power);
  const sign = num.sign === -1 ? '-' : '';
  if (exponent >= -4 && exponent < limitOf(digits, exponent, places)) return sign + plainDigits(digits, exponent);
  const fraction = digits.slice(1);
  return `${sign}${digits.charAt(0)}${fraction === '' ? '' : '.'}${fraction}e${power}`;
}

function scientificParts(num: Num, places: number | undefined): { readonly mantissa: string; readonly power: string } {
  const [mantissa = '', power = '0'] = scientificText(num, places === undefined ? undefined : places - 1).split('e');
  return { mantissa, power };
}

function limitOf(digits: string, exponent: number, places: number | undefined): number {
  if (places === undefined) return 6;
  return places > digits.length && digits.length > exponent ? digits.length : places;
}

function plainDigits(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
