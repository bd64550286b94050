/** Functions that look into a container. */
import { unknownResult } from '../evaluate/choose.js';
import { equals } from '../value/equal.js';
import { fail } from '../value/failure.js';
import { inherit, itemsIn, markedSensitive, partsOf, whyUnknown } from '../value/inherit.js';
import { fromInteger } from '../value/number.js';
import { BOOL, DYNAMIC, isMapping, isSequence, listType, NUMBER, STRING, tupleType, type Type } from '../value/type.js';
import {
  boolValue,
  compareText,
  isUnknown,
  itemsValue,
  numberValue,
  stringValue,
  tupleValue,
  unknownValue,
  type Seen,
  type Trace,
  type Value,
} from '../value/value.js';
import { any, STRINGS, valueAt, type Context, type Family } from './define.js';
import { graphemes } from './graphemes.js';

const CONTAINER = { type: DYNAMIC, unknown: true, marked: true } as const;

export const COLLECTIONS: Family = {
  alltrue: {
    parameters: [{ name: 'list', type: listType(BOOL), unknown: true }],
    type: BOOL,
    run: (values, context) => allOf(values, context, false),
  },
  anytrue: {
    parameters: [{ name: 'list', type: listType(BOOL), unknown: true }],
    type: BOOL,
    run: (values, context) => allOf(values, context, true),
  },
  contains: {
    parameters: [
      { name: 'list', type: DYNAMIC, unknown: true },
      { name: 'value', type: DYNAMIC, unknown: true },
    ],
    type: BOOL,
    run: contains,
  },
  index: { parameters: [{ name: 'list', type: DYNAMIC, unknown: true }, any('value')], type: NUMBER, run: index },
  keys: { parameters: [{ name: 'inputMap', ...CONTAINER }], type: keysType, run: keys },
  length: { parameters: [{ name: 'value', ...CONTAINER, dynamic: true }], type: NUMBER, run: length },
  one: { parameters: [{ name: 'list', ...CONTAINER }], type: oneType, run: one },
  values: { parameters: [{ name: 'mapping', ...CONTAINER }], type: valuesType, run: values },
};

function keysType([map]: readonly Value[]): Type {
  if (map?.type.kind === 'map') return STRINGS;
  if (map?.type.kind === 'object') return tupleType([...map.type.fields.keys()].map(() => STRING));
  return fail('keys needs a map or an object');
}

function keys(given: readonly Value[], { shell }: Context): Value {
  const map = valueAt(given, 0);
  const parts = partsOf(map);
  const type = keysType(given);
  const found = parts?.map(({ key }) => key) ?? namesOf(map.type, shell);
  if (found === undefined) return unknownKeys(map, type, shell);
  return markedSensitive(
    map.type.kind === 'map' ? itemsValue(STRINGS, found, shell) : tupleValue(found, shell),
    map.sensitive,
  );
}

function unknownKeys(map: Value, type: Type, trace: Trace): Value {
  if (map.data.kind !== 'unknown' || map.data.seen.kind !== 'entries') return unknownResult(type, [map], trace);
  const { entries, complete } = map.data.seen;
  const items = [...entries.keys()].sort(compareText).map((key) => stringValue(key, trace));
  return markedSensitive(unknownValue(type, { kind: 'items', items, complete }, trace), map.sensitive);
}

/** An object's type says which attributes it has, even when their values are not known. */
function namesOf(type: Type, trace: Trace): readonly Value[] | undefined {
  if (type.kind !== 'object') return undefined;
  return [...type.fields.keys()].sort(compareText).map((name) => stringValue(name, trace));
}

function valuesType([map]: readonly Value[]): Type {
  if (map?.type.kind === 'map') return listType(map.type.of);
  if (map?.type.kind !== 'object') return fail('values needs a map or an object');
  const { fields } = map.type;
  return tupleType([...fields.keys()].sort(compareText).map((name) => fields.get(name) ?? DYNAMIC));
}

function values(given: readonly Value[], { shell }: Context): Value {
  const map = valueAt(given, 0);
  const type = valuesType(given);
  const parts = partsOf(map)?.map(({ value }) => value);
  if (parts === undefined) return unknownValues(map, type, shell);
  return markedSensitive({ ...itemsValue(type, parts, shell) }, map.sensitive);
}

function unknownValues(map: Value, type: Type, trace: Trace): Value {
  if (map.data.kind !== 'unknown' || map.data.seen.kind !== 'entries') return unknownResult(type, [map], trace);
  const { entries, complete } = map.data.seen;
  const items = [...entries.keys()].sort(compareText).flatMap((key) => {
    const part = entries.get(key);
    return part === undefined ? [] : [inherit(part, map)];
  });
  return markedSensitive(unknownValue(type, { kind: 'items', items, complete }, trace), map.sensitive);
}

function length(given: readonly Value[], { trace, shell, scope }: Context): Value {
  const value = valueAt(given, 0);
  const { type, data } = value;
  if (type.kind !== 'string' && type.kind !== 'dynamic' && !isSequence(type) && !isMapping(type))
    fail('length needs a string or a container');
  if (data.kind === 'string') scope.host.spend(1 + data.value.length / 16);
  const count = lengthOf(value);
  const result =
    count === undefined
      ? unknownResult(NUMBER, [value], shell)
      : numberValue(fromInteger(count), data.kind === 'string' ? trace : shell);
  return markedSensitive(result, value.sensitive);
}

function lengthOf(value: Value): number | undefined {
  const { type, data } = value;
  if (type.kind === 'tuple') return type.items.length;
  if (type.kind === 'object') return type.fields.size;
  switch (data.kind) {
    case 'string':
      return graphemes(data.value).length;
    case 'entries':
      return data.entries.keys().length;
    case 'items':
      return isUncertainSet(value) ? undefined : data.items.length;
    case 'unknown':
      return type.kind === 'set' ? undefined : seenLength(data.seen);
    default:
      return undefined;
  }
}

/** How many elements a set has is not known while one of several is not. */
function isUncertainSet({ type, data }: Value): boolean {
  return type.kind === 'set' && data.kind === 'items' && data.items.length > 1 && data.items.some(isUnknown);
}

function seenLength(seen: Seen): number | undefined {
  if (seen.kind === 'items') return seen.complete ? seen.items.length : undefined;
  return seen.kind === 'entries' && seen.complete ? seen.entries.keys().length : undefined;
}

function contains(given: readonly Value[], { trace }: Context): Value {
  const [list, wanted] = [valueAt(given, 0), valueAt(given, 1)];
  if (!isSequence(list.type)) fail('contains needs a list, tuple or set');
  const items = seenItems(list);
  const found = items.map((item) => equals(item, wanted));
  if (found.includes(true)) return boolValue(true, trace);
  const open = found.includes(undefined) || isUnknown(list);
  return open ? unknownResult(BOOL, [list, wanted], trace) : boolValue(false, trace);
}

function seenItems(list: Value): readonly Value[] {
  if (list.data.kind !== 'unknown') return itemsIn(list);
  return list.data.seen.kind === 'items' ? list.data.seen.items : [];
}

function index(given: readonly Value[], { trace }: Context): Value {
  const [list, wanted] = [valueAt(given, 0), valueAt(given, 1)];
  if (list.type.kind !== 'list' && list.type.kind !== 'tuple') fail('index needs a list or tuple');
  if (isUnknown(list)) return unknownResult(NUMBER, [list], trace);
  for (const [position, item] of itemsIn(list).entries()) {
    const same = equals(item, wanted);
    if (same === undefined) return unknownResult(NUMBER, [item, wanted], trace);
    if (same) return numberValue(fromInteger(position), trace);
  }
  return fail('the item is not found');
}

function oneType([list]: readonly Value[]): Type {
  const type = list?.type ?? DYNAMIC;
  if (type.kind === 'list' || type.kind === 'set') return type.of;
  if (type.kind !== 'tuple' || type.items.length > 1)
    return fail('one needs a list, set or tuple with at most one element');
  return type.items[0] ?? DYNAMIC;
}

function one(given: readonly Value[], { shell }: Context): Value {
  const list = valueAt(given, 0);
  const type = oneType(given);
  const { data } = list;
  if (data.kind !== 'items') return oneOfUnknown(list, type, shell);
  const items = itemsIn(list);
  if (items.length > 1) fail('one needs a list, set or tuple with at most one element');
  const [only] = items;
  return only ?? markedSensitive({ type, data: { kind: 'null' }, trace: shell, sensitive: false }, list.sensitive);
}

/** An element that is seen is the one, if there is just one. */
function oneOfUnknown(list: Value, type: Type, trace: Trace): Value {
  const seen = list.data.kind === 'unknown' && list.data.seen.kind === 'items' ? list.data.seen : undefined;
  const [only, more] = seen?.items ?? [];
  if (seen?.complete !== true || only === undefined || more !== undefined) return unknownResult(type, [list], trace);
  return inherit(only, list);
}

/** Both stop at the deciding value even when others are not known; null counts as false in `alltrue`. */
function allOf(given: readonly Value[], { trace }: Context, deciding: boolean): Value {
  const list = valueAt(given, 0);
  const items = seenItems(list);
  const isDeciding = ({ data }: Value): boolean =>
    data.kind === 'bool' ? data.value === deciding : data.kind === 'null' && !deciding;
  if (items.some(isDeciding)) return boolValue(deciding, trace);
  const open = isUnknown(list) || items.some(isUnknown);
  return open ? unknownResult(BOOL, [list], { ...trace, locked: whyUnknown(list) }) : boolValue(!deciding, trace);
}
