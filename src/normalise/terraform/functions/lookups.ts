/** Functions that pick one of several values. */
import { unknownResult } from '../evaluate/choose.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { entryIn, inherit, itemsIn, markedSensitive } from '../value/inherit.js';
import { DYNAMIC, NUMBER, sameType, STRING, type Type } from '../value/type.js';
import { unify } from '../value/unify.js';
import { isNull, isUnknown, type Value } from '../value/value.js';
import { OPEN, textAt, valueAt, wholeAt, type Context, type Family } from './define.js';

export const LOOKUPS: Family = {
  coalesce: {
    parameters: [],
    rest: { name: 'vals', type: DYNAMIC, nullable: true, dynamic: true, unknown: true },
    type: coalesceType,
    run: coalesce,
  },
  coalescelist: { parameters: [], rest: { name: 'vals', ...OPEN }, type: coalescelistType, run: coalescelist },
  element: {
    parameters: [
      { name: 'list', type: DYNAMIC, unknown: true, marked: true },
      { name: 'index', type: NUMBER, unknown: true },
    ],
    type: elementType,
    run: element,
  },
  lookup: {
    parameters: [
      { name: 'inputMap', type: DYNAMIC, unknown: true, marked: true },
      { name: 'key', type: STRING, unknown: true, marked: true },
      { name: 'default', ...OPEN },
    ],
    optional: 1,
    type: lookupType,
    run: lookup,
  },
};

function coalesceType(values: readonly Value[]): Type {
  return unify(values.map((value) => value.type)) ?? fail('all arguments of coalesce must have the same type');
}

function coalesce(values: readonly Value[], { shell }: Context): Value {
  const type = coalesceType(values);
  for (const given of values) {
    const value = convert(given, type);
    if (isUnknown(value)) return isAlwaysSet(value) ? value : unknownResult(type, [value], shell);
    if (!isNull(value) && !(value.data.kind === 'string' && value.data.value === '')) return value;
  }
  return fail('coalesce has no argument that is neither null nor empty');
}

/** The id and the ARN of a resource are never null nor empty. */
function isAlwaysSet({ data }: Value): boolean {
  if (data.kind !== 'unknown' || data.seen.kind !== 'reference') return false;
  return data.seen.ref.attribute === 'id' || data.seen.ref.attribute === 'arn';
}

function coalescelistType(values: readonly Value[]): Type {
  const [first] = values;
  if (first === undefined) return fail('coalescelist needs an argument');
  for (const value of values) {
    if (isUnknown(value)) return DYNAMIC;
    if (value.type.kind !== 'list' && value.type.kind !== 'tuple')
      fail('the arguments of coalescelist must be lists or tuples');
  }
  return values.every((value) => sameType(value.type, first.type)) ? first.type : DYNAMIC;
}

function coalescelist(values: readonly Value[], { shell }: Context): Value {
  const type = coalescelistType(values);
  const sensitive = values.some((value) => value.sensitive);
  for (const value of values) {
    if (isUnknown(value)) return markedSensitive(unknownResult(type, [value], shell), sensitive);
    if (value.data.kind === 'items' && value.data.items.length > 0) return markedSensitive(value, sensitive);
  }
  return fail('coalescelist has no argument that is neither null nor empty');
}

function elementType(values: readonly Value[]): Type {
  const { type } = valueAt(values, 0);
  if (type.kind === 'list') return type.of;
  if (type.kind !== 'tuple') return fail('element needs a list or tuple');
  if (isUnknown(valueAt(values, 1))) return DYNAMIC;
  return type.items[wrapped(wholeAt(values, 1), type.items.length)] ?? DYNAMIC;
}

function wrapped(index: number, count: number): number {
  if (count === 0) fail('element cannot be used with an empty list');
  return index < 0 ? fail('element needs an index that is not negative') : index % count;
}

function element(values: readonly Value[], { shell }: Context): Value {
  const list = valueAt(values, 0);
  const unknown = (): Value => markedSensitive(unknownResult(elementType(values), values, shell), list.sensitive);
  if (isUnknown(valueAt(values, 1))) return unknown();
  const index = wholeAt(values, 1);
  if (list.data.kind === 'unknown') {
    const { seen } = list.data;
    const found = seen.kind === 'items' && seen.complete ? seen.items[wrapped(index, seen.items.length)] : undefined;
    return found === undefined ? unknown() : inherit(found, list);
  }
  const items = itemsIn(list);
  return items[wrapped(index, items.length)] ?? fail('the element is missing');
}

function lookupType(values: readonly Value[]): Type {
  const { type } = valueAt(values, 0);
  const fallback = values[2];
  if (type.kind === 'map') {
    if (fallback !== undefined) convert(fallback, type.of);
    return type.of;
  }
  if (type.kind !== 'object') return fail('lookup needs a map');
  if (isUnknown(valueAt(values, 1))) return DYNAMIC;
  const key = textAt(values, 1);
  return type.fields.get(key) ?? fallback?.type ?? fail(`the object has no attribute "${key}"`);
}

function lookup(values: readonly Value[], { shell }: Context): Value {
  const [map, key] = [valueAt(values, 0), valueAt(values, 1)];
  const type = lookupType(values);
  const sensitive = map.sensitive || key.sensitive;
  if (isUnknown(key)) return markedSensitive(unknownResult(type, [key], shell), sensitive);
  const name = textAt(values, 1);
  const found = map.data.kind === 'unknown' ? lookupSeen(map, name) : entryIn(map, name);
  if (found !== undefined) return markedSensitive(found, sensitive);
  if (isUnknown(map) && !isSeenWhole(map)) return markedSensitive(unknownResult(type, [map], shell), sensitive);
  const fallback = values[2] ?? fail(`lookup found no "${name}" and has no default`);
  return markedSensitive(convert(fallback, type), sensitive);
}

function lookupSeen(map: Value, name: string): Value | undefined {
  if (map.data.kind !== 'unknown' || map.data.seen.kind !== 'entries') return undefined;
  const part = map.data.seen.entries.get(name);
  return part === undefined ? undefined : inherit(part, map);
}

function isSeenWhole({ data }: Value): boolean {
  return data.kind === 'unknown' && data.seen.kind === 'entries' && data.seen.complete;
}
