/** `of[*].each` and `of.*.each`. */
import type { SplatExpression } from '../../../model/hcl.js';
import { fail } from '../value/failure.js';
import { inherit, itemsIn } from '../value/inherit.js';
import { isNeverNull } from '../value/refine.js';
import { DYNAMIC, isPrimitive, isSequence, listType, tupleType, type Type } from '../value/type.js';
import { isNull, itemsValue, opaque, tupleValue, unknownValue, type Trace, type Value } from '../value/value.js';
import { liftChoice, settle, unknownResult } from './choose.js';
import { traceAt, type Scope } from './scope.js';

export function splat(expression: SplatExpression, scope: Scope): Value {
  return over(scope.host.evaluate(expression.of, scope), expression, scope);
}

function over(source: Value, expression: SplatExpression, scope: Scope): Value {
  const trace = {
    ...traceAt(scope, expression),
    ...(source.trace.assumed === undefined ? {} : { assumed: source.trace.assumed }),
  };
  const each = (item: Value): Value => scope.host.evaluate(expression.each, { ...scope, item });
  if (isNull(source))
    return isSequence(source.type) ? fail('a splat cannot be applied to a null sequence') : tupleValue([], trace);
  if (source.data.kind === 'unknown') {
    const result = overUnknown(source, each, trace);
    return liftChoice(result, [source], ([branch]) =>
      branch === undefined ? result : over(branch, expression, scope),
    );
  }
  if (!isSequence(source.type)) return tupleValue([each(source)], trace);
  const items = itemsIn(source).map(each);
  scope.host.spend(items.length);
  const result = source.type.kind === 'tuple' ? tupleValue(items, trace) : asList(items, { source, each, trace });
  return { ...result, sensitive: source.sensitive };
}

interface OfList {
  readonly source: Value;
  readonly each: (item: Value) => Value;
  readonly trace: Trace;
}

function asList(items: readonly Value[], { source, each, trace }: OfList): Value {
  const [first] = items;
  const element = first?.type ?? typeOfEach(source.type, each, trace);
  return itemsValue(listType(element), items, trace);
}

/** The type of `each` for an element that nobody knows. */
function typeOfEach(type: Type, each: (item: Value) => Value, trace: Trace): Type {
  const element = 'of' in type ? type.of : DYNAMIC;
  return each(opaque('it is not known', trace, element)).type;
}

function overUnknown(source: Value, each: (item: Value) => Value, trace: Trace): Value {
  const { data, type } = source;
  if (data.kind !== 'unknown') return source;
  const { seen } = data;
  if (isPrimitive(type) && isNeverNull(source)) return tupleValue([each(source)], trace);
  const result = resultType(type, each, trace);
  if (seen.kind === 'items') {
    const items = seen.items.map((item) => settle(() => each(inherit(item, source)), trace));
    return unknownValue(result, { ...seen, items }, trace);
  }
  if (seen.kind === 'reference' && seen.ref.attribute === '') {
    return unknownValue(
      result,
      { kind: 'items', items: [settle(() => each(source), trace)], complete: seen.target?.symbolic !== true },
      trace,
    );
  }
  return unknownResult(result, [source], trace);
}

function resultType(type: Type, each: (item: Value) => Value, trace: Trace): Type {
  if (type.kind === 'list' || type.kind === 'set') return listType(typeOfEach(type, each, trace));
  if (type.kind !== 'tuple') return DYNAMIC;
  return tupleType(type.items.map((item) => each(opaque('it is not known', trace, item)).type));
}
