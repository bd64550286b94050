/** Functions of numbers. */
import { convert } from '../value/convert.js';
import { fail, failFatally } from '../value/failure.js';
import { itemsIn } from '../value/inherit.js';
import {
  add,
  compare,
  fromDouble,
  fromInteger,
  isInteger,
  isZero,
  toBigInt,
  toDouble,
  truncate,
  type Num,
} from '../value/number.js';
import { isMapping, isSequence, NUMBER } from '../value/type.js';
import { isNull, numberValue, type Value } from '../value/value.js';
import {
  any,
  number,
  numberAt,
  onNumbers,
  textAt,
  valueAt,
  wholeAt,
  wholeOf,
  type Context,
  type Family,
  type TerraformFunction,
} from './define.js';

const ONE = fromInteger(1);
const MINUS_ONE = fromInteger(-1);

export const NUMBERS: Family = {
  abs: onNumbers(['num'], ([num]) => ({ ...given(num), sign: 1 })),
  ceil: onNumbers(['num'], ([num]) => ceiling(given(num))),
  floor: onNumbers(['num'], ([num]) => floor(given(num))),
  log: onNumbers(['num', 'base'], ([num, base]) =>
    double(Math.log(toDouble(given(num))) / Math.log(toDouble(given(base)))),
  ),
  max: extreme('max', (order) => order > 0),
  min: extreme('min', (order) => order < 0),
  parseint: { parameters: [any('number'), number('base')], type: NUMBER, run: parseInteger },
  pow: onNumbers(['num', 'power'], ([num, power]) => double(toDouble(given(num)) ** toDouble(given(power)))),
  signum: onNumbers(['num'], ([num]) => fromInteger(Math.sign(wholeOf(given(num))) + 0)),
  sum: { parameters: [any('list')], type: NUMBER, run: sum },
};

function given(num: Num | undefined): Num {
  return num ?? fail('an argument is missing');
}

function double(value: number): Num {
  return Number.isNaN(value) ? fail('this operation has no result') : fromDouble(value);
}

function floor(num: Num): Num {
  if (isInteger(num)) return num;
  const whole = truncate(num);
  return num.sign === -1 ? (add(whole, MINUS_ONE) ?? whole) : whole;
}

function ceiling(num: Num): Num {
  if (isInteger(num)) return num;
  const whole = truncate(num);
  return num.sign === 1 ? (add(whole, ONE) ?? whole) : whole;
}

function extreme(name: string, better: (order: number) => boolean): TerraformFunction {
  const run = (values: readonly Value[], { trace }: Context): Value => {
    if (values.length === 0) fail(`${name} needs a number`);
    const numbers = values.map((_, index) => numberAt(values, index));
    return numberValue(
      numbers.reduce((best, num) => (better(compare(num, best)) ? num : best)),
      trace,
    );
  };
  return { parameters: [], rest: number('numbers'), type: NUMBER, run };
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_DIGITS = 10_000;

function parseInteger(values: readonly Value[], { trace, scope }: Context): Value {
  if (valueAt(values, 0).type.kind !== 'string') fail('the first argument of parseint must be a string');
  const base = wholeAt(values, 1);
  if (base < 2 || base > 62) fail('the base of parseint must be from 2 to 62');
  const match = /^([+-]?)([0-9A-Za-z]+)$/.exec(textAt(values, 0));
  const [, sign = '', written = ''] = match ?? fail('the text is not a number in this base');
  if (written.length > MOST_DIGITS) failFatally('the number has too many digits');
  scope.host.spend(written.length);
  const size = integerOf(base <= 36 ? written.toLowerCase() : written, base);
  return numberValue(fromInteger(sign === '-' ? -size : size), trace);
}

function integerOf(digits: string, base: number): bigint {
  let total = 0n;
  for (const digit of digits) {
    const worth = DIGITS.indexOf(digit);
    if (worth >= base) fail('the text is not a number in this base');
    total = total * BigInt(base) + BigInt(worth);
  }
  return total;
}

function sum(values: readonly Value[], { trace }: Context): Value {
  const list = valueAt(values, 0);
  if (isMapping(list.type) || !isSequence(list.type)) fail('sum needs a list, set or tuple');
  const items = itemsIn(list).map((item) => convert(item, NUMBER));
  if (items.length === 0) fail('sum cannot add up an empty list');
  if (items.some(isNull)) fail('sum cannot add a null');
  const numbers = items.map((_, index) => numberAt(items, index));
  const total = numbers.reduce((all, num) => add(all, num) ?? fail('this operation has no result'));
  return numberValue(isZero(total) ? fromInteger(toBigInt(total)) : total, trace);
}
