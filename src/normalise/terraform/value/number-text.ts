/** Numbers as decimal text: the shortest digits that read back as the same number, as Go's big.Float prints them. */
import { bitLength, toBigInt, type Num } from './number.js';

/** Digits without sign, and how many of them stand before the decimal point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

function decimalOf(mantissa: bigint, exponent: number): Decimal {
  if (exponent >= 0) return stripped((mantissa << BigInt(exponent)).toString(), 0);
  return stripped((mantissa * 5n ** BigInt(-exponent)).toString(), exponent);
}

function stripped(digits: string, scale: number): Decimal {
  return { digits: digits.replace(/0+$/, ''), point: digits.length + scale };
}

function digitAt(decimal: Decimal, index: number): number {
  return index < decimal.digits.length ? decimal.digits.charCodeAt(index) - 48 : 0;
}

function roundedDown(decimal: Decimal, count: number): Decimal {
  return { digits: decimal.digits.slice(0, count).replace(/0+$/, ''), point: decimal.point };
}

function roundedUp(decimal: Decimal, count: number): Decimal {
  const raised = (BigInt(decimal.digits.slice(0, count)) + 1n).toString();
  return { digits: raised.replace(/0+$/, ''), point: decimal.point + (raised.length > count ? 1 : 0) };
}

/** Go's `roundShortest`: the fewest digits between the neighbours' midpoints. */
function shortest(num: Num): Decimal {
  const exact = decimalOf(num.mantissa, num.exponent);
  const shift = num.precision + 1 - bitLength(num.mantissa);
  const mantissa = num.mantissa << BigInt(shift);
  const lower = decimalOf(mantissa - 1n, num.exponent - shift);
  const upper = decimalOf(mantissa + 1n, num.exponent - shift);
  const inclusive = (mantissa & 2n) === 0n;
  for (let index = 0; index < exact.digits.length; index += 1) {
    const ways = waysAt(index, { exact, lower, upper, inclusive });
    const rounded = roundedBy(ways, exact, index + 1);
    if (rounded !== undefined) return rounded;
  }
  return exact;
}

interface Bounds {
  readonly exact: Decimal;
  readonly lower: Decimal;
  readonly upper: Decimal;
  readonly inclusive: boolean;
}

interface Ways {
  readonly down: boolean;
  readonly up: boolean;
}

/** Whether the digits up to this one may be rounded down, and up, without leaving the bounds. */
function waysAt(index: number, { exact, lower, upper, inclusive }: Bounds): Ways {
  const digit = digitAt(exact, index);
  const high = digitAt(upper, index);
  return {
    down: digitAt(lower, index) !== digit || (inclusive && index + 1 === lower.digits.length),
    up: digit !== high && (inclusive || digit + 1 < high || index + 1 < upper.digits.length),
  };
}

function roundedBy({ down, up }: Ways, exact: Decimal, count: number): Decimal | undefined {
  if (down && up) return roundedNearest(exact, count);
  if (down) return roundedDown(exact, count);
  return up ? roundedUp(exact, count) : undefined;
}

function roundedNearest(decimal: Decimal, count: number): Decimal {
  if (count >= decimal.digits.length) return decimal;
  const next = digitAt(decimal, count);
  const tie = next === 5 && count + 1 === decimal.digits.length;
  const up = tie ? digitAt(decimal, count - 1) % 2 === 1 : next >= 5;
  return up ? roundedUp(decimal, count) : roundedDown(decimal, count);
}

/** Plain digits, never an exponent: `-0.5`, `100000000000000000000`. */
export function numberText(num: Num): string {
  if (num.infinite) return num.sign === 1 ? '+Inf' : '-Inf';
  const sign = num.sign === -1 ? '-' : '';
  if (num.mantissa === 0n) return `${sign}0`;
  if (num.exponent >= 0 && num.exponent + bitLength(num.mantissa) <= num.precision) return toBigInt(num).toString();
  const { digits, point } = shortest(num);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Rounded to `places` digits after the point (`%.2f`), ties to even on the exact value. */
export function fixedText(num: Num, places: number): string {
  if (num.infinite) return numberText(num);
  const exact = num.exponent >= 0 ? decimalOf(num.mantissa, num.exponent) : decimalOf(num.mantissa, num.exponent);
  const count = exact.point + places;
  const rounded = roundAt(exact, count);
  const digits = rounded.digits.padEnd(Math.max(rounded.point + places, 0), '0');
  const whole = rounded.point > 0 ? digits.slice(0, rounded.point) : '0';
  const padded = rounded.point < 0 ? '0'.repeat(Math.min(-rounded.point, places)) : '';
  const fraction = (padded + digits.slice(Math.max(rounded.point, 0))).slice(0, places).padEnd(places, '0');
  return `${num.sign === -1 ? '-' : ''}${whole}${places > 0 ? `.${fraction}` : ''}`;
}

function roundAt(decimal: Decimal, count: number): Decimal {
  const zero = { digits: '', point: 0 };
  if (count < 0) return zero;
  if (count > 0) return roundedNearest(decimal, count);
  const above = digitAt(decimal, 0) > 5 || (digitAt(decimal, 0) === 5 && decimal.digits.length > 1);
  return above ? { digits: '1', point: decimal.point + 1 } : zero;
}

/** Scientific notation with `places` digits after the point, or the shortest: `1.5e+03`. */
export function scientificText(num: Num, places?: number): string {
  if (num.infinite) return numberText(num);
  const sign = num.sign === -1 ? '-' : '';
  const exact = num.mantissa === 0n ? { digits: '0', point: 1 } : exactOrShortest(num, places);
  const digits = exact.digits.padEnd((places ?? 0) + 1, '0');
  const fraction = places === undefined ? digits.slice(1) : digits.slice(1, places + 1);
  const exponent = exact.point - 1;
  const power = `${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(2, '0')}`;
  return `${sign}${digits.charAt(0)}${fraction === '' ? '' : `.${fraction}`}e${power}`;
}

function exactOrShortest(num: Num, places: number | undefined): Decimal {
  if (places === undefined) return shortest(num);
  return roundedNearest(decimalOf(num.mantissa, num.exponent), places + 1);
}
