/** Unary and binary operators. */
import type { BinaryExpression, BinaryOperator, UnaryExpression } from '../../../model/hcl.js';
import { convert } from '../value/convert.js';
import { equals } from '../value/equal.js';
import { fail } from '../value/failure.js';
import { assumptions, union } from '../value/inherit.js';
import { add, compare, divide, modulo, multiply, negate, type Num } from '../value/number.js';
import { BOOL, NUMBER, type Type } from '../value/type.js';
import { boolValue, isNull, numberValue, type Trace, type Value } from '../value/value.js';
import { liftChoice, unknownResult } from './choose.js';

type Arithmetic = (a: Num, b: Num) => Num | undefined;

const ARITHMETIC: Readonly<Partial<Record<BinaryOperator, Arithmetic>>> = {
  '+': add,
  '-': (a, b) => add(a, negate(b)),
  '*': multiply,
  '/': divide,
  '%': modulo,
};

const ORDER: Readonly<Partial<Record<BinaryOperator, (order: number) => boolean>>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The result of an operator: it stands at the expression and rests on what the operands rest on. */
function resultTrace(trace: Trace, operands: readonly Value[]): Trace {
  const assumed = operands.reduce<readonly string[]>((all, operand) => union(all, assumptions(operand)), []);
  return { ...trace, locked: 'it is computed', ...(assumed.length > 0 ? { assumed } : {}) };
}

function operand(value: Value, type: Type): Value {
  const converted = convert(value, type);
  return isNull(converted) ? fail('argument must not be null') : converted;
}

export function binary(operator: BinaryExpression['operator'], operands: readonly [Value, Value], at: Trace): Value {
  const trace = resultTrace(at, operands);
  const result = apply(operator, operands, trace);
  const marked = { ...result, sensitive: operands.some((value) => value.sensitive) || result.sensitive };
  return liftChoice(marked, operands, ([a, b]) =>
    a === undefined || b === undefined ? marked : binary(operator, [a, b], at),
  );
}

function apply(operator: BinaryOperator, operands: readonly [Value, Value], trace: Trace): Value {
  if (operator === '==' || operator === '!=') return compareEqual(operator, operands, trace);
  if (operator === '&&' || operator === '||') return logical(operator, operands, trace);
  return calculate(operator, [operand(operands[0], NUMBER), operand(operands[1], NUMBER)], trace);
}

function calculate(operator: BinaryOperator, [a, b]: readonly [Value, Value], trace: Trace): Value {
  const test = ORDER[operator];
  const type = test === undefined ? NUMBER : BOOL;
  if (a.data.kind !== 'number' || b.data.kind !== 'number') return unknownResult(type, [a, b], trace);
  if (test !== undefined) return boolValue(test(compare(a.data.value, b.data.value)), trace);
  const number = ARITHMETIC[operator]?.(a.data.value, b.data.value);
  return number === undefined ? fail('this operation has no result') : numberValue(number, trace);
}

function compareEqual(operator: '==' | '!=', operands: readonly [Value, Value], trace: Trace): Value {
  const same = equals(operands[0], operands[1]);
  return same === undefined ? unknownResult(BOOL, operands, trace) : boolValue(same === (operator === '=='), trace);
}

function logical(operator: '&&' | '||', operands: readonly [Value, Value], trace: Trace): Value {
  const [a, b] = [operand(operands[0], BOOL), operand(operands[1], BOOL)];
  if (a.data.kind !== 'bool' || b.data.kind !== 'bool') return unknownResult(BOOL, [a, b], trace);
  const value = operator === '&&' ? a.data.value && b.data.value : a.data.value || b.data.value;
  return boolValue(value, trace);
}

export function unary(operator: UnaryExpression['operator'], value: Value, at: Trace): Value {
  const trace = resultTrace(at, [value]);
  const result = operator === '-' ? minus(value, trace) : negation(value, trace);
  const marked = { ...result, sensitive: value.sensitive };
  return liftChoice(marked, [value], ([branch]) => (branch === undefined ? marked : unary(operator, branch, at)));
}

function minus(value: Value, trace: Trace): Value {
  const number = operand(value, NUMBER);
  return number.data.kind === 'number'
    ? numberValue(negate(number.data.value), trace)
    : unknownResult(NUMBER, [number], trace);
}

function negation(value: Value, trace: Trace): Value {
  const bool = operand(value, BOOL);
  return bool.data.kind === 'bool' ? boolValue(!bool.data.value, trace) : unknownResult(BOOL, [bool], trace);
}
