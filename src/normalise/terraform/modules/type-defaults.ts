/** The defaults of optional fields, applied before a value is converted to its type. Source: hcl's ext/typeexpr. */
import {
  itemsValue,
  entriesOf,
  isNull,
  mapValue,
  objectValue,
  tupleValue,
  type Spot,
  type Value,
} from '../value/value.js';
import { mapType } from '../value/type.js';
import { unify } from '../value/unify.js';

/** `values` by field; `children` by field, by position, or under `''` for every element of a collection. */
export interface Defaults {
  readonly values: ReadonlyMap<string, Value>;
  readonly children: ReadonlyMap<string, Defaults>;
}

export const NO_DEFAULTS: Defaults = { values: new Map(), children: new Map() };

export function applyDefaults(value: Value, defaults: Defaults): Value {
  if (defaults === NO_DEFAULTS) return value;
  const result = value.data.kind === 'items' ? inItems(value, value.data.items, defaults) : inEntries(value, defaults);
  return value.sensitive ? { ...result, sensitive: true } : result;
}

function childOf(defaults: Defaults, key: string): Defaults {
  return defaults.children.get(key) ?? defaults.children.get('') ?? NO_DEFAULTS;
}

function inItems(value: Value, items: readonly Value[], defaults: Defaults): Value {
  const applied = items.map((item, index) => applyDefaults(item, childOf(defaults, String(index))));
  if (applied.every((item, index) => item === items[index])) return value;
  const element = value.type.kind === 'tuple' ? undefined : unify(applied.map((item) => item.type));
  if (element === undefined || !('of' in value.type)) return tupleValue(applied, value.trace);
  return itemsValue({ ...value.type, of: element }, applied, value.trace);
}

function inEntries(value: Value, defaults: Defaults): Value {
  if (value.data.kind !== 'entries') return value;
  const { entries } = value.data;
  const values = new Map<string, Value>();
  const spots = new Map<string, Spot>();
  for (const key of entries.keys()) {
    const part = entries.get(key);
    const spot = entries.spot(key);
    if (part !== undefined) values.set(key, applyDefaults(part, childOf(defaults, key)));
    if (spot !== undefined) spots.set(key, spot);
  }
  for (const [key, fallback] of defaults.values) {
    const own = values.get(key);
    if (own === undefined || isNull(own)) values.set(key, applyDefaults(fallback, childOf(defaults, key)));
  }
  const element = value.type.kind === 'map' ? unify([...values.values()].map((part) => part.type)) : undefined;
  if (element === undefined) return objectValue(entriesOf(values, spots), value.trace);
  return mapValue(mapType(element), entriesOf(values, spots), value.trace);
}
