/** `type = list(object({ name = string, port = optional(number, 80) }))` */
import type { Expression, ObjectExpression } from '../../../model/hcl.js';
import { EvaluationError, fail } from '../value/failure.js';
import { BOOL, DYNAMIC, listType, mapType, NUMBER, setType, STRING, tupleType, type Type } from '../value/type.js';
import type { Value } from '../value/value.js';
import { NO_DEFAULTS, type Defaults } from './type-defaults.js';

export interface Constraint {
  readonly type: Type;
  readonly defaults: Defaults;
  /** Set when it is none. */
  readonly wrong?: string;
}

const PRIMITIVES: Readonly<Record<string, Type>> = {
  string: STRING,
  number: NUMBER,
  bool: BOOL,
  any: DYNAMIC,
  list: listType(DYNAMIC),
  map: mapType(DYNAMIC),
  set: setType(DYNAMIC),
};

/** What is not a type constrains nothing. `evaluate` gives the value of a default inside `optional`. */
export function typeConstraint(expression: Expression, evaluate: (expression: Expression) => Value): Constraint {
  try {
    return constraintOf(expression, evaluate);
  } catch (error) {
    if (!(error instanceof EvaluationError) && !(error instanceof RangeError)) throw error;
    const wrong = error instanceof EvaluationError ? error.message : 'it is nested too deeply';
    return { type: DYNAMIC, defaults: NO_DEFAULTS, wrong };
  }
}

type Evaluate = (expression: Expression) => Value;

function constraintOf(expression: Expression, evaluate: Evaluate): Constraint {
  if (expression.kind === 'parenthesis') return constraintOf(expression.inner, evaluate);
  const word = wordOf(expression);
  if (word !== undefined) return { type: primitive(word), defaults: NO_DEFAULTS };
  if (expression.kind !== 'call') return fail('it is not a type');
  const [argument] = expression.arguments;
  if (argument === undefined) return fail('a type is missing');
  if (expression.name === 'object' && argument.kind === 'object') return objectConstraint(argument, evaluate);
  if (expression.name === 'tuple' && argument.kind === 'tuple') return tupleConstraint(argument.items, evaluate);
  return collection(expression.name, constraintOf(argument, evaluate));
}

/** A bare word, or the quoted one of Terraform 0.11. */
function wordOf(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind !== 'template') return undefined;
  const [only, more] = expression.parts;
  return only?.kind === 'text' && more === undefined ? only.value : undefined;
}

function primitive(word: string): Type {
  const type = Object.hasOwn(PRIMITIVES, word) ? PRIMITIVES[word] : undefined;
  return type ?? fail('it is not a type');
}

function collection(name: string, { type, defaults }: Constraint): Constraint {
  const children = defaults === NO_DEFAULTS ? NO_DEFAULTS : { values: new Map(), children: new Map([['', defaults]]) };
  if (name === 'list') return { type: listType(type), defaults: children };
  if (name === 'set') return { type: setType(type), defaults: children };
  return name === 'map' ? { type: mapType(type), defaults: children } : fail('it is not a type');
}

function tupleConstraint(items: readonly Expression[], evaluate: Evaluate): Constraint {
  const parts = items.map((item) => constraintOf(item, evaluate));
  const children = new Map(parts.map(({ defaults }, index) => [String(index), defaults]));
  return { type: tupleType(parts.map((part) => part.type)), defaults: defaultsOf(new Map(), children) };
}

function objectConstraint({ items }: ObjectExpression, evaluate: Evaluate): Constraint {
  const fields = new Map<string, Type>();
  const optional = new Set<string>();
  const values = new Map<string, Value>();
  const children = new Map<string, Defaults>();
  for (const { key, value } of items) {
    const name = wordOf(key) ?? fail('it is not the name of a field');
    const [inner, fallback] = optionalOf(value);
    const part = constraintOf(inner, evaluate);
    fields.set(name, part.type);
    children.set(name, part.defaults);
    if (inner !== value) optional.add(name);
    if (fallback !== undefined) values.set(name, evaluate(fallback));
  }
  return { type: { kind: 'object', fields, optional }, defaults: defaultsOf(values, children) };
}

/** The type inside `optional(type, default)`, and the default. */
function optionalOf(expression: Expression): readonly [Expression, Expression?] {
  if (expression.kind !== 'call' || expression.name !== 'optional') return [expression];
  const [inner, fallback] = expression.arguments;
  if (inner === undefined) return fail('a type is missing');
  return fallback === undefined ? [inner] : [inner, fallback];
}

function defaultsOf(values: ReadonlyMap<string, Value>, children: ReadonlyMap<string, Defaults>): Defaults {
  const some = new Map([...children].filter(([, defaults]) => defaults !== NO_DEFAULTS));
  return values.size === 0 && some.size === 0 ? NO_DEFAULTS : { values, children: some };
}
