/** `[for …]` and `{for …}`. */
import type { ForExpression } from '../../../model/hcl.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { anySensitive, assumptions, inherit, keyValue, partsOf, union } from '../value/inherit.js';
import { BOOL, DYNAMIC, STRING, typeName } from '../value/type.js';
import {
  entriesOf,
  isNull,
  isUnknown,
  objectValue,
  tupleValue,
  unknownValue,
  type Spot,
  type Trace,
  type Value,
} from '../value/value.js';
import { liftChoice, unknownResult } from './choose.js';
import { traceAt, withNames, type Scope } from './scope.js';

interface Part {
  readonly key: Value;
  readonly value: Value;
}

/** What an iteration yields; undefined when the condition leaves it out. */
type Outcome =
  { readonly unknown: true } | { readonly unknown?: undefined; readonly key?: Value; readonly value: Value };

interface Collected {
  readonly outcomes: readonly Outcome[];
  readonly trace: Trace;
  readonly sensitive: boolean;
  readonly known: boolean;
}

export function forExpression(expression: ForExpression, scope: Scope): Value {
  const collection = scope.host.evaluate(expression.collection, scope);
  return over(collection, expression, scope);
}

function over(collection: Value, expression: ForExpression, scope: Scope): Value {
  if (isNull(collection)) fail('a null value cannot be used as the collection of a for expression');
  const trace = traceAt(scope, expression);
  if (collection.data.kind === 'unknown') {
    const seen = overUnknown(collection, expression, scope);
    return liftChoice(seen, [collection], ([branch]) =>
      branch === undefined ? seen : over(branch, expression, scope),
    );
  }
  const parts =
    partsOf(collection) ?? fail(`a ${typeName(collection.type)} cannot be used as the collection of a for expression`);
  return build(
    { ...collect(parts, expression, scope), trace: { ...trace, ...assumedOf(collection) }, known: true },
    expression,
    collection,
  );
}

function assumedOf(value: Value): { readonly assumed?: readonly string[] } {
  return value.trace.assumed === undefined ? {} : { assumed: value.trace.assumed };
}

/** Iterates over what is seen of an unknown collection. */
function overUnknown(collection: Value, expression: ForExpression, scope: Scope): Value {
  const { data, type } = collection;
  const trace = traceAt(scope, expression);
  if (type.kind === 'string' || type.kind === 'number' || type.kind === 'bool')
    fail(`a ${typeName(type)} cannot be used as the collection of a for expression`);
  const parts = data.kind === 'unknown' ? seenParts(collection) : undefined;
  if (parts === undefined) return unknownResult(DYNAMIC, [collection], trace);
  return build(
    { ...collect(parts, expression, scope), trace: { ...trace, ...assumedOf(collection) }, known: false },
    expression,
    collection,
  );
}

function seenParts(collection: Value): readonly Part[] | undefined {
  if (collection.data.kind !== 'unknown') return undefined;
  const { seen } = collection.data;
  if (seen.kind === 'items') {
    const unknownKey = unknownResult(DYNAMIC, [collection], collection.trace);
    return seen.items.map((item) => ({ key: unknownKey, value: inherit(item, collection) }));
  }
  if (seen.kind !== 'entries') return undefined;
  return seen.entries.keys().flatMap((key) => {
    const value = seen.entries.get(key);
    return value === undefined
      ? []
      : [{ key: keyValue(seen.entries, key, collection.trace), value: inherit(value, collection) }];
  });
}

function collect(parts: readonly Part[], expression: ForExpression, scope: Scope): Omit<Collected, 'trace' | 'known'> {
  scope.host.spend(parts.length);
  let sensitive = false;
  const outcomes = parts.flatMap((part): readonly Outcome[] => {
    const names: [string, Value][] = [[expression.item, part.value]];
    if (expression.key !== undefined) names.push([expression.key, part.key]);
    const inner = withNames(scope, names);
    const included = condition(expression, inner);
    sensitive ||= included.sensitive;
    if (included.data.kind !== 'bool') return [{ unknown: true }];
    return included.data.value ? [assumed(iterate(expression, inner), included)] : [];
  });
  return { outcomes, sensitive };
}

/** That an item is there rests on what the condition rests on. */
function assumed(outcome: Outcome, included: Value): Outcome {
  const names = assumptions(included);
  if (outcome.unknown === true || names.length === 0) return outcome;
  const { value } = outcome;
  return { ...outcome, value: { ...value, trace: { ...value.trace, assumed: union(value.trace.assumed, names) } } };
}

function condition(expression: ForExpression, scope: Scope): Value {
  if (expression.condition === undefined) {
    const trace = traceAt(scope, expression);
    return { type: BOOL, data: { kind: 'bool', value: true }, trace, sensitive: false };
  }
  const value = convert(scope.host.evaluate(expression.condition, scope), BOOL);
  return isNull(value) ? fail('the condition of a for expression must not be null') : value;
}

function iterate(expression: ForExpression, scope: Scope): Outcome {
  if (expression.resultKey === undefined) return { value: scope.host.evaluate(expression.value, scope) };
  const key = scope.host.evaluate(expression.resultKey, scope);
  if (isNull(key)) fail('a key of a for expression must not be null');
  const value = scope.host.evaluate(expression.value, scope);
  const name = convert(key, STRING);
  return isUnknown(name) ? { unknown: true } : { key: name, value };
}

function build(collected: Collected, expression: ForExpression, collection: Value): Value {
  const result = expression.resultKey === undefined ? buildTuple(collected) : buildObject(collected, expression);
  return { ...result, sensitive: collection.sensitive || collected.sensitive || result.sensitive };
}

function buildTuple({ outcomes, trace, known }: Collected): Value {
  const items = outcomes.flatMap((outcome) => (outcome.unknown === true ? [] : [outcome.value]));
  if (known && items.length === outcomes.length) return tupleValue(items, trace);
  return unknownValue(DYNAMIC, { kind: 'items', items, complete: false }, trace);
}

interface Grouping {
  readonly groups: Map<string, Value[]>;
  readonly spots: Map<string, Spot>;
  sensitive: boolean;
}

function addToGroup(outcome: Outcome, { grouped: isGrouped }: ForExpression, grouping: Grouping): void {
  if (outcome.unknown === true || outcome.key?.data.kind !== 'string') return;
  const name = outcome.key.data.value;
  grouping.sensitive ||= anySensitive(outcome.key);
  const group = grouping.groups.get(name) ?? [];
  if (group.length > 0 && !isGrouped) fail(`two different items produced the key "${name}"`);
  group.push(outcome.value);
  grouping.groups.set(name, group);
  const { file, span } = outcome.value.trace;
  if (!isGrouped) grouping.spots.set(name, { file, keySpan: span, span });
}

function buildObject({ outcomes, trace, known }: Collected, expression: ForExpression): Value {
  const grouping: Grouping = { groups: new Map(), spots: new Map(), sensitive: false };
  for (const outcome of outcomes) addToGroup(outcome, expression, grouping);
  const { groups, spots, sensitive } = grouping;
  const values = new Map(
    [...groups].map(([name, group]): [string, Value] => [name, grouped(group, expression, trace)]),
  );
  const entries = entriesOf(values, spots);
  const complete = known && !outcomes.some((outcome) => outcome.unknown === true);
  const result = complete
    ? objectValue(entries, trace)
    : unknownValue(DYNAMIC, { kind: 'entries', entries, complete: false }, trace);
  return { ...result, sensitive };
}

function grouped(group: readonly Value[], expression: ForExpression, trace: Trace): Value {
  const [first] = group;
  return expression.grouped || first === undefined ? tupleValue(group, trace) : first;
}
