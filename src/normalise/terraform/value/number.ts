/**
 * Terraform's numbers: binary floating point with up to 512 bits of mantissa, as Go's big.Float rounds them (to nearest,
 * ties to even). `mantissa` is odd or zero; the value is sign × mantissa × 2^exponent.
 */
export interface Num {
  readonly sign: 1 | -1;
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly precision: number;
  readonly infinite?: true;
}

export const PRECISION = 512;

/** Larger exponents make numbers of megabytes; Terraform would take minutes over them. */
const LARGEST_EXPONENT = 40_000;

export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28;
}

function trailingZeros(value: bigint): number {
  return bitLength(value & -value) - 1;
}

interface Raw {
  readonly sign: 1 | -1;
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Rounds to `precision` bits. `sticky` says that the exact value lies slightly above the mantissa. */
export function round(raw: Raw, precision: number, sticky = false): Num {
  const excess = bitLength(raw.mantissa) - precision;
  if (excess <= 0) return canonical(raw, precision);
  const shift = BigInt(excess);
  const kept = raw.mantissa >> shift;
  const rest = raw.mantissa - (kept << shift);
  const half = 1n << (shift - 1n);
  const up = rest > half || (rest === half && (sticky || (kept & 1n) === 1n));
  return canonical({ sign: raw.sign, mantissa: up ? kept + 1n : kept, exponent: raw.exponent + excess }, precision);
}

function canonical({ sign, mantissa, exponent }: Raw, precision: number): Num {
  if (mantissa === 0n) return { sign, mantissa, exponent: 0, precision };
  const zeros = trailingZeros(mantissa);
  return { sign, mantissa: mantissa >> BigInt(zeros), exponent: exponent + zeros, precision };
}

export function fromInteger(value: bigint | number): Num {
  const integer = BigInt(value);
  const mantissa = integer < 0n ? -integer : integer;
  return round({ sign: integer < 0n ? -1 : 1, mantissa, exponent: 0 }, Math.max(64, bitLength(mantissa)));
}

/** The exact value of a double. */
export function fromDouble(value: number): Num {
  if (!Number.isFinite(value)) return infinity(value > 0 ? 1 : -1);
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  const sign = value < 0 || Object.is(value, -0) ? -1 : 1;
  return round({ sign, mantissa: BigInt(mantissa), exponent }, 53);
}

export function infinity(sign: 1 | -1): Num {
  return { sign, mantissa: 1n, exponent: 0, precision: PRECISION, infinite: true };
}

/** The nearest double, for functions that Terraform computes in doubles. */
export function toDouble(num: Num): number {
  if (num.infinite) return num.sign * Infinity;
  const rounded = round(num, 53);
  return num.sign * Number(rounded.mantissa) * 2 ** rounded.exponent;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Reads a decimal spelling; undefined when it is none or is too large to compute with. */
export function parseNumber(text: string): Num | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, mark, whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  if (digits === '') return undefined;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > LARGEST_EXPONENT || digits.length > LARGEST_EXPONENT) return undefined;
  const sign = mark === '-' ? -1 : 1;
  const integer = BigInt(digits);
  if (exponent >= 0) return round({ sign, mantissa: integer * 10n ** BigInt(exponent), exponent: 0 }, PRECISION);
  return quotient({ sign, over: integer, under: 10n ** BigInt(-exponent) }, PRECISION);
}

interface Fraction {
  readonly sign: 1 | -1;
  readonly over: bigint;
  readonly under: bigint;
}

function quotient({ sign, over, under }: Fraction, precision: number): Num {
  if (over === 0n) return round({ sign, mantissa: 0n, exponent: 0 }, precision);
  const shift = Math.max(0, precision + 2 + bitLength(under) - bitLength(over));
  const scaled = over << BigInt(shift);
  return round({ sign, mantissa: scaled / under, exponent: -shift }, precision, scaled % under !== 0n);
}

export function isZero(num: Num): boolean {
  return num.mantissa === 0n;
}

export function negate(num: Num): Num {
  return { ...num, sign: num.sign === 1 ? -1 : 1 };
}

function signed(num: Num, exponent: number): bigint {
  return BigInt(num.sign) * (num.mantissa << BigInt(num.exponent - exponent));
}

/** Undefined where Terraform fails: the difference of two infinities. */
export function add(a: Num, b: Num): Num | undefined {
  if (a.infinite || b.infinite) return addInfinite(a, b);
  const precision = Math.max(a.precision, b.precision);
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = signed(a, exponent) + signed(b, exponent);
  const negative = sum === 0n ? a.sign === -1 && b.sign === -1 && isZero(a) : sum < 0n;
  return round({ sign: negative ? -1 : 1, mantissa: sum < 0n ? -sum : sum, exponent }, precision);
}

function addInfinite(a: Num, b: Num): Num | undefined {
  if (a.infinite && b.infinite && a.sign !== b.sign) return undefined;
  return a.infinite ? a : b;
}

/** Undefined where Terraform fails: zero times infinity. */
export function multiply(a: Num, b: Num): Num | undefined {
  const sign = a.sign === b.sign ? 1 : -1;
  if (a.infinite || b.infinite) return isZero(a) || isZero(b) ? undefined : infinity(sign);
  const product = round({ sign, mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent }, PRECISION);
  const precision = Math.max(a.precision, b.precision, bitLength(product.mantissa));
  return { ...product, precision };
}

/** A number over zero is infinite; undefined where Terraform fails: 0/0, ∞/∞. */
export function divide(a: Num, b: Num): Num | undefined {
  const sign = a.sign === b.sign ? 1 : -1;
  if (a.infinite) return b.infinite ? undefined : infinity(sign);
  if (b.infinite) return fromInteger(0);
  if (isZero(b)) return isZero(a) ? undefined : infinity(sign);
  const precision = Math.max(a.precision, b.precision);
  const shift = a.exponent - b.exponent;
  const over = shift > 0 ? a.mantissa << BigInt(shift) : a.mantissa;
  const under = shift < 0 ? b.mantissa << BigInt(-shift) : b.mantissa;
  return quotient({ sign, over, under }, precision);
}

/** Towards zero. */
export function truncate(num: Num): Num {
  return isInteger(num) ? num : fromInteger(toBigInt(num));
}

/** The integer part, towards zero. */
export function toBigInt(num: Num): bigint {
  const size = num.exponent >= 0 ? num.mantissa << BigInt(num.exponent) : num.mantissa >> BigInt(-num.exponent);
  return BigInt(num.sign) * size;
}

export function isInteger(num: Num): boolean {
  return num.infinite === true || num.exponent >= 0;
}

/** The remainder as Terraform has it: the sign follows the dividend; by zero it is the dividend. */
export function modulo(a: Num, b: Num): Num | undefined {
  if (isZero(b)) return a;
  if (a.infinite || b.infinite) return multiply(a, b);
  const whole = divide(a, b);
  if (whole === undefined) return undefined;
  const product = multiply(b, truncate(whole));
  return product === undefined ? undefined : add(a, negate(product));
}

/** Negative, zero or positive, as in a sort. */
export function compare(a: Num, b: Num): number {
  if (isZero(a) && isZero(b)) return 0;
  if (a.infinite || b.infinite) return infiniteOrder(a) - infiniteOrder(b);
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = signed(a, exponent) - signed(b, exponent);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function infiniteOrder(num: Num): number {
  return num.infinite === true ? num.sign : 0;
}
