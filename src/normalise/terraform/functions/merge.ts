/** `merge` */
import { unknownResult } from '../evaluate/choose.js';
import { fail } from '../value/failure.js';
import { inherit, markedSensitive, whyUnknown } from '../value/inherit.js';
import { DYNAMIC, isMapping, objectType, sameType, typeName, type Type } from '../value/type.js';
import {
  entriesOf,
  isNull,
  isUnknown,
  mapValue,
  NO_ENTRIES,
  opaque,
  unknownValue,
  type Entries,
  type Spot,
  type Trace,
  type Value,
} from '../value/value.js';
import type { Context } from './define.js';

/** One type when all arguments have it, otherwise an object with the types of the values. */
export function mergeType(values: readonly Value[]): Type {
  const [first] = values;
  if (first === undefined) return objectType(new Map());
  for (const { type } of values) {
    if (type.kind !== 'dynamic' && !isMapping(type)) fail(`arguments must be maps or objects, not ${typeName(type)}`);
  }
  if (values.every((value) => sameType(value.type, first.type))) return first.type;
  const fields = new Map<string, Type>();
  for (const value of values) {
    const types = isNull(value) ? [] : fieldTypes(value);
    if (types === undefined) return DYNAMIC;
    for (const [name, type] of types) fields.set(name, type);
  }
  return objectType(fields);
}

/** Undefined when nobody knows which keys there are. */
function fieldTypes({ type, data }: Value): readonly (readonly [string, Type])[] | undefined {
  if (type.kind === 'object') return [...type.fields];
  if (data.kind !== 'entries') return undefined;
  return data.entries.keys().map((key) => [key, type.kind === 'map' ? type.of : DYNAMIC]);
}

interface Merged {
  readonly values: Map<string, Value>;
  readonly spots: Map<string, Spot>;
}

/** Later keys win. What an unknown argument may replace is not known, the rest is. */
export function merge(values: readonly Value[], { shell, scope }: Context): Value {
  const type = mergeType(values);
  const given = values.filter((value) => !isNull(value));
  const merged: Merged = { values: new Map(), spots: new Map() };
  for (const value of given) mergeInto(merged, value);
  scope.host.spend(merged.values.size);
  const entries = entriesOf(merged.values, merged.spots);
  const sensitive = given.some((value) => value.sensitive);
  if (!given.some(isUnknown)) return markedSensitive(mapOrObject(type, merged, shell), sensitive);
  const complete = given.every(hasAllKeys);
  const nothing = merged.values.size === 0 && !complete;
  const result = nothing
    ? unknownResult(type, given, shell)
    : unknownValue(type, { kind: 'entries', entries, complete }, shell);
  return markedSensitive(result, sensitive);
}

/** A map of a map's type; otherwise an object with the types of its values. */
export function mapOrObject(
  type: Type,
  { values, spots }: { readonly values: ReadonlyMap<string, Value>; readonly spots: ReadonlyMap<string, Spot> },
  trace: Trace,
): Value {
  const entries = entriesOf(values, spots);
  if (type.kind === 'map') return mapValue(type, entries, trace);
  return mapValue(objectType(new Map([...values].map(([key, value]) => [key, value.type]))), entries, trace);
}

/** Where all keys of an unknown are known: from its type, or because they are seen. */
function hasAllKeys({ type, data }: Value): boolean {
  if (data.kind !== 'unknown' || type.kind === 'object') return true;
  return data.seen.kind === 'entries' && data.seen.complete;
}

function mergeInto(merged: Merged, value: Value): void {
  const { data, type } = value;
  const entries = seenEntries(data);
  if (!hasAllKeys(value)) doubt(merged, value, entries);
  if (type.kind === 'object' && data.kind === 'unknown') setUnknownFields(merged, value, type.fields);
  for (const key of entries.keys()) {
    const part = entries.get(key);
    if (part !== undefined) put(merged, { key, part: inherit(part, value), spot: entries.spot(key) });
  }
}

function seenEntries(data: Value['data']): Entries {
  if (data.kind === 'entries') return data.entries;
  return data.kind === 'unknown' && data.seen.kind === 'entries' ? data.seen.entries : NO_ENTRIES;
}

function put(
  { values, spots }: Merged,
  { key, part, spot }: { readonly key: string; readonly part: Value; readonly spot: Spot | undefined },
): void {
  values.delete(key);
  values.set(key, part);
  spots.delete(key);
  if (spot !== undefined) spots.set(key, spot);
}

/** An unknown map that comes later may replace what was there. */
function doubt({ values }: Merged, by: Value, seen: Entries): void {
  for (const [key, value] of values) {
    if (seen.get(key) === undefined) values.set(key, opaque(whyUnknown(by), value.trace));
  }
}

function setUnknownFields(merged: Merged, value: Value, fields: ReadonlyMap<string, Type>): void {
  for (const [key, type] of fields)
    put(merged, { key, part: opaque(whyUnknown(value), value.trace, type), spot: undefined });
}
