/** `[…]` and `{…}`. */
import type { Expression, ObjectExpression, ObjectItem, TupleExpression } from '../../../model/hcl.js';
import { convert } from '../value/convert.js';
import { EvaluationError, fail } from '../value/failure.js';
import { markedSensitive, union } from '../value/inherit.js';
import { DYNAMIC, STRING } from '../value/type.js';
import {
  entriesOf,
  isNull,
  isUnknown,
  objectValue,
  opaque,
  stringValue,
  tupleValue,
  unknownValue,
  type Spot,
  type Value,
} from '../value/value.js';
import { traceAt, type Scope } from './scope.js';

export function tuple(expression: TupleExpression, scope: Scope): Value {
  scope.host.spend(expression.items.length);
  const items = expression.items.map((item) => part(item, scope));
  return tupleValue(items, traceAt(scope, expression));
}

/** An item that cannot be evaluated is unknown, so that what stands beside it is still seen; `try` needs the error. */
function part(expression: Expression, scope: Scope): Value {
  if (scope.strict) return scope.host.evaluate(expression, scope);
  try {
    return scope.host.evaluate(expression, scope);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return opaque(error.message, traceAt(scope, expression));
  }
}

/** The later of two equal keys wins. */
const MAY_BE_REPLACED = 'a later key that is not known may be the same';

export function object(expression: ObjectExpression, scope: Scope): Value {
  scope.host.spend(expression.items.length);
  const values = new Map<string, Value>();
  const spots = new Map<string, Spot>();
  const keys = expression.items.map((item) => keyOf(item, scope));
  const lastUnknown = keys.findLastIndex(isUnknown);
  for (const [index, item] of expression.items.entries()) {
    const value = part(item.value, scope);
    const key = keys[index]?.data;
    if (key?.kind !== 'string') continue;
    values.delete(key.value);
    values.set(key.value, index < lastUnknown ? opaque(MAY_BE_REPLACED, value.trace, value.type) : value);
    spots.set(key.value, { file: scope.file, keySpan: item.key.span, span: item.span });
  }
  return finish(keys, { values, spots }, { expression, scope });
}

interface Collected {
  readonly values: ReadonlyMap<string, Value>;
  readonly spots: ReadonlyMap<string, Spot>;
}

function finish(
  keys: readonly Value[],
  { values, spots }: Collected,
  { expression, scope }: { readonly expression: ObjectExpression; readonly scope: Scope },
): Value {
  const assumed = keys.reduce<readonly string[]>((all, key) => union(all, key.trace.assumed), []);
  const trace = { ...traceAt(scope, expression), ...(assumed.length > 0 ? { assumed } : {}) };
  const entries = entriesOf(values, spots);
  const known = !keys.some(isUnknown);
  const result = known
    ? objectValue(entries, trace)
    : unknownValue(DYNAMIC, { kind: 'entries', entries, complete: false }, trace);
  return markedSensitive(
    result,
    keys.some((key) => key.sensitive),
  );
}

function keyOf(item: ObjectItem, scope: Scope): Value {
  const { key } = item;
  if (item.keyword) return stringValue(wordOf(key, scope), traceAt(scope, key));
  const value = scope.host.evaluate(key, scope);
  if (isNull(value)) fail('a null value cannot be used as a key');
  return convert(value, STRING);
}

function wordOf(key: Expression, scope: Scope): string {
  if (key.kind === 'variable') return key.name;
  return scope.file.text.slice(key.span.start, key.span.end);
}
