/** Functions that put containers together. They keep what is seen of arguments that are not known. */
import { unknownResult } from '../evaluate/choose.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { inherit, itemsIn, markedSensitive, partsOf } from '../value/inherit.js';
import { DYNAMIC, isSequence, listType, mapType, tupleType, typeName, STRING, type Type } from '../value/type.js';
import { unify } from '../value/unify.js';
import {
  entriesOf,
  isNull,
  isUnknown,
  itemsValue,
  mapValue,
  tupleValue,
  unknownValue,
  type Trace,
  type Value,
} from '../value/value.js';
import { OPEN, STRINGS, textAt, valueAt, type Context, type Family } from './define.js';
import { mapOrObject, merge, mergeType } from './merge.js';

const PARTS = { type: DYNAMIC, unknown: true, marked: true } as const;

export const COMBINATIONS: Family = {
  concat: { parameters: [], rest: { name: 'seqs', ...PARTS, dynamic: true }, type: concatType, run: concat },
  flatten: { parameters: [{ name: 'list', ...PARTS }], type: DYNAMIC, run: flatten },
  merge: { parameters: [], rest: { name: 'maps', ...OPEN }, type: mergeType, run: merge },
  transpose: {
    parameters: [{ name: 'values', type: mapType(STRINGS) }],
    type: mapType(STRINGS),
    run: transpose,
  },
  zipmap: {
    parameters: [
      { name: 'keys', type: STRINGS, unknown: true },
      { name: 'values', ...PARTS },
    ],
    type: DYNAMIC,
    run: zipmap,
  },
};

function anyMarked(values: readonly Value[]): boolean {
  return values.some((value) => value.sensitive);
}

function concatType(values: readonly Value[]): Type {
  if (values.length === 0) fail('concat needs an argument');
  for (const { type } of values) {
    if (type.kind !== 'list' && type.kind !== 'tuple' && type.kind !== 'dynamic')
      fail(`all arguments must be lists or tuples, not ${typeName(type)}`);
  }
  const elements = values.flatMap(({ type }) => (type.kind === 'list' ? [type.of] : []));
  const common = elements.length === values.length ? unify(elements) : undefined;
  if (common !== undefined) return listType(common);
  if (values.some((value) => isUnknown(value) && value.type.kind !== 'tuple')) return DYNAMIC;
  return tupleType(values.flatMap(itemTypes));
}

function itemTypes(value: Value): readonly Type[] {
  if (value.type.kind === 'tuple') return value.type.items;
  const element = 'of' in value.type ? value.type.of : DYNAMIC;
  return itemsIn(value).map(() => element);
}

function concat(values: readonly Value[], { shell, scope }: Context): Value {
  const type = concatType(values);
  const items = values.flatMap(seenItems);
  scope.host.spend(items.length);
  const sensitive = anyMarked(values);
  if (values.some(isUnknown)) return markedSensitive(incompleteItems(type, items, { values, trace: shell }), sensitive);
  if (type.kind !== 'list') return markedSensitive(tupleValue(items, shell), sensitive);
  return markedSensitive(
    itemsValue(
      type,
      items.map((item) => convert(item, type.of)),
      shell,
    ),
    sensitive,
  );
}

/** Where nothing is seen the reason is worth more than an empty list. */
function incompleteItems(
  type: Type,
  items: readonly Value[],
  { values, trace }: { readonly values: readonly Value[]; readonly trace: Trace },
): Value {
  if (items.length === 0) return unknownResult(type, values, trace);
  return unknownValue(type, { kind: 'items', items, complete: values.every(isSeenWhole) }, trace);
}

function isSeenWhole({ data }: Value): boolean {
  return data.kind !== 'unknown' || (data.seen.kind === 'items' && data.seen.complete);
}

function seenItems(value: Value): readonly Value[] {
  const { data } = value;
  if (data.kind !== 'unknown') return itemsIn(value);
  return data.seen.kind === 'items' ? data.seen.items.map((item) => inherit(item, value)) : [];
}

function flatten(values: readonly Value[], { shell, scope }: Context): Value {
  const list = valueAt(values, 0);
  if (!isSequence(list.type)) fail('flatten needs a list, tuple or set');
  const found: Value[] = [];
  const open: Value[] = [];
  collectFlat(list, { found, open });
  scope.host.spend(found.length);
  const sensitive = hasMarkedList(list);
  if (open.length === 0) return markedSensitive(tupleValue(found, shell), sensitive);
  return markedSensitive(incompleteItems(DYNAMIC, found, { values: open, trace: shell }), sensitive);
}

function collectFlat(value: Value, into: { readonly found: Value[]; readonly open: Value[] }): void {
  const { type, data } = value;
  if (data.kind === 'unknown' && (isSequence(type) || type.kind === 'dynamic')) {
    into.open.push(value);
    for (const item of seenItems(value)) collectFlat(item, into);
  } else if (data.kind === 'items') {
    for (const item of itemsIn(value)) collectFlat(item, into);
  } else into.found.push(value);
}

function hasMarkedList(value: Value): boolean {
  if (value.data.kind !== 'items') return false;
  return value.sensitive || value.data.items.some(hasMarkedList);
}

function zipmapType(type: Type): Type {
  if (type.kind === 'list') return mapType(type.of);
  return type.kind === 'tuple' ? DYNAMIC : fail('the values of zipmap must be a list or tuple');
}

function zipmap(values: readonly Value[], { shell }: Context): Value {
  const [keys, parts] = [valueAt(values, 0), valueAt(values, 1)];
  const type = zipmapType(parts.type);
  if (isUnknown(keys) || isUnknown(parts)) return unknownResult(type, values, shell);
  const names = itemsIn(keys);
  const items = itemsIn(parts);
  if (names.length !== items.length) fail('zipmap needs as many keys as values');
  if (names.some(isNull)) fail('a key of zipmap must not be null');
  const known = paired(names, items);
  if (names.some(isUnknown)) {
    return unknownValue(type, { kind: 'entries', entries: entriesOf(known), complete: false }, shell);
  }
  return markedSensitive(mapOrObject(type, { values: known, spots: new Map() }, shell), parts.sensitive);
}

/** Values by the names that are known. */
function paired(names: readonly Value[], items: readonly Value[]): ReadonlyMap<string, Value> {
  const pairs = items.flatMap((item, index): [string, Value][] => {
    const name = names[index]?.data;
    return name?.kind === 'string' ? [[name.value, item]] : [];
  });
  return new Map(pairs);
}

function transpose(values: readonly Value[], { trace, scope }: Context): Value {
  const map = valueAt(values, 0);
  const lists = new Map<string, Value[]>();
  for (const { key, value } of partsOf(map) ?? []) {
    const names = itemsIn(value).map((_, index, all) => textAt(all, index));
    scope.host.spend(names.length);
    for (const name of names) lists.set(name, [...(lists.get(name) ?? []), key]);
  }
  const sorted = new Map(
    [...lists].map(([name, keys]): [string, Value] => [name, itemsValue(listType(STRING), keys, trace)]),
  );
  return mapValue(mapType(STRINGS), entriesOf(sorted), trace);
}
