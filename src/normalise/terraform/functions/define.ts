/** What a function is: its parameters as Terraform declares them, its result type, and what it does. */
import type { Scope } from '../evaluate/scope.js';
import { fail, failFatally } from '../value/failure.js';
import { toBigInt, toDouble, isInteger, type Num } from '../value/number.js';
import { DYNAMIC, listType, NUMBER, STRING, type Type } from '../value/type.js';
import { stringValue, numberValue, type Trace, type Value } from '../value/value.js';

/** Without a flag an argument is neither null nor of an open type, nor is any of it unknown, nor is its mark seen. */
export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly nullable?: true;
  readonly dynamic?: true;
  readonly unknown?: true;
  readonly marked?: true;
}

/** What a function is called in. */
export interface Context {
  readonly name: string;
  readonly scope: Scope;
  /** Of a result that rests on everything in the arguments. */
  readonly trace: Trace;
  /** Of a container that keeps parts of the arguments, which carry their own assumptions. */
  readonly shell: Trace;
}

/** Is given arguments that fit the parameters. */
export type Run = (values: readonly Value[], context: Context) => Value;

/** A function with its parameters and the type of its result. */
export interface TerraformFunction {
  readonly parameters: readonly Parameter[];
  readonly rest?: Parameter;
  /** How many of the parameters at the end may be left out. */
  readonly optional?: number;
  readonly type: Type | ((values: readonly Value[]) => Type);
  readonly run: Run;
}

/** Functions of one kind by name. */
export type Family = Readonly<Record<string, TerraformFunction>>;

/** The part of a parameter that lets anything through: the function looks for itself. */
export const OPEN = { type: DYNAMIC, nullable: true, dynamic: true, unknown: true, marked: true } as const;

/** The type of most lists. */
export const STRINGS = listType(STRING);

/** A parameter for a string. */
export function text(name: string): Parameter {
  return { name, type: STRING };
}

/** A parameter for a number. */
export function number(name: string): Parameter {
  return { name, type: NUMBER };
}

/** A parameter for a value of any type. */
export function any(name: string): Parameter {
  return { name, type: DYNAMIC };
}

/** An argument. */
export function valueAt(values: readonly Value[], index: number): Value {
  return values[index] ?? fail('an argument is missing');
}

/** The text of an argument that is a known string. */
export function textAt(values: readonly Value[], index: number): string {
  const { data } = valueAt(values, index);
  return data.kind === 'string' ? data.value : fail('string required');
}

/** The number of an argument that is a known number. */
export function numberAt(values: readonly Value[], index: number): Num {
  const { data } = valueAt(values, index);
  return data.kind === 'number' ? data.value : fail('a number is required');
}

/** A whole number of at most 64 bits. */
export function wholeAt(values: readonly Value[], index: number): number {
  return wholeOf(numberAt(values, index));
}

const LARGEST_WHOLE = 2n ** 63n;

/** The number as an integer of at most 64 bits. */
export function wholeOf(num: Num): number {
  if (num.infinite === true || !isInteger(num) || num.exponent > 64) fail('the value must be a whole number');
  const whole = toBigInt(num);
  if (whole >= LARGEST_WHOLE || whole < -LARGEST_WHOLE) fail('the value must be a whole number of at most 64 bits');
  return toDouble(num);
}

/** A function of strings that yields a string. */
export function onTexts(names: readonly string[], compute: (texts: readonly string[]) => string): TerraformFunction {
  return {
    parameters: names.map(text),
    type: STRING,
    run: (values, { trace, scope }) => {
      const texts = names.map((_, index) => textAt(values, index));
      scope.host.spend(workOf(texts));
      return stringValue(compute(texts), trace);
    },
  };
}

/** A function of numbers that yields a number. */
export function onNumbers(names: readonly string[], compute: (numbers: readonly Num[]) => Num): TerraformFunction {
  return {
    parameters: names.map(number),
    type: NUMBER,
    run: (values, { trace }) => numberValue(compute(names.map((_, index) => numberAt(values, index))), trace),
  };
}

const LONGEST_TEXT = 4_000_000;

/** Texts that double with every call end here. What exceeds a limit is not known, which `try` must not take for a failure. */
export function checkLength(length: number): void {
  if (length > LONGEST_TEXT) failFatally('the text would become too long');
}

const CHARACTERS_PER_STEP = 64;

/** The steps that working through texts costs. */
export function workOf(texts: readonly string[]): number {
  return 1 + Math.ceil(texts.reduce((sum, one) => sum + one.length, 0) / CHARACTERS_PER_STEP);
}
