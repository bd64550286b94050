/** Conversion of values between types, as Terraform does it for arguments, variables and operators. */
import { fail } from './failure.js';
import { entryIn, itemsIn, primitiveText, rawParts } from './inherit.js';
import { parseNumber } from './number.js';
import { makeSet } from './set.js';
import {
  BOOL,
  DYNAMIC,
  listType,
  mapType,
  NUMBER,
  objectType,
  sameType,
  STRING,
  tupleType,
  typeName,
  type ObjectType,
  type Type,
} from './type.js';
import { isConvertible, unify } from './unify.js';
import { entriesOf, nullValue, type Data, type Entries, type Seen, type Spot, type Value } from './value.js';

/** Throws what Terraform would say when the value does not convert. */
export function convert(value: Value, type: Type): Value {
  if (type.kind === 'dynamic' || sameType(value.type, type)) return value;
  if (value.type.kind !== 'dynamic' && !isConvertible(value.type, type))
    fail(`${typeName(type)} required, but it is ${typeName(value.type)}`);
  if (value.data.kind === 'null') return nullOf(value, type);
  if (value.data.kind === 'unknown')
    return {
      ...value,
      type: unknownType(value.type, type),
      data: { kind: 'unknown', seen: convertSeen(value.data.seen, type) },
    };
  return { ...convertKnown(value, type), sensitive: value.sensitive };
}

function nullOf(value: Value, type: Type): Value {
  return { ...nullValue(value.trace, withoutOptional(type)), sensitive: value.sensitive };
}

/** A value's type never has optional fields; only constraints do. */
export function withoutOptional(type: Type): Type {
  if (type.kind === 'object')
    return objectType(new Map([...type.fields].map(([name, field]) => [name, withoutOptional(field)])));
  if (type.kind === 'tuple') return tupleType(type.items.map(withoutOptional));
  return 'of' in type ? { kind: type.kind, of: withoutOptional(type.of) } : type;
}

/** `list(any)` of an unknown tuple: the element type follows from the source type where it can. */
function unknownType(from: Type, to: Type): Type {
  if (!('of' in to) || to.of.kind !== 'dynamic') return withoutOptional(to);
  if ('of' in from) return { kind: to.kind, of: from.of };
  const parts = from.kind === 'tuple' ? from.items : from.kind === 'object' ? [...from.fields.values()] : [];
  return { kind: to.kind, of: unify(parts) ?? DYNAMIC };
}

function convertKnown(value: Value, type: Type): Value {
  switch (type.kind) {
    case 'string':
      return { ...value, type, data: stringData(value) };
    case 'number':
      return { ...value, type: NUMBER, data: numberData(value) };
    case 'bool':
      return { ...value, type: BOOL, data: boolData(value) };
    case 'list':
    case 'set':
      return convertSequence(value, type);
    case 'map':
      return convertToMap(value, type.of);
    case 'object':
      return convertToObject(value, type);
    case 'tuple':
      return convertToTuple(value, type.items);
    case 'dynamic':
      return value;
  }
}

function stringData(value: Value): Data {
  const text = primitiveText(value);
  return text === undefined ? fail('string required') : { kind: 'string', value: text };
}

function numberData({ data }: Value): Data {
  const number = data.kind === 'string' ? parseNumber(data.value) : undefined;
  return number === undefined ? fail('a number is required') : { kind: 'number', value: number };
}

const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function boolData({ data }: Value): Data {
  const bool = data.kind === 'string' ? BOOLS.get(data.value) : undefined;
  return bool === undefined ? fail('a bool is required') : { kind: 'bool', value: bool };
}

/** The type of the elements: as wanted, or what they have in common where anything goes. */
function elementType(values: readonly Value[], wanted: Type): Type {
  if (values.length === 0 || wanted.kind !== 'dynamic') return wanted;
  return unify(values.map((value) => value.type)) ?? fail('all elements must have the same type');
}

/** Elements converted one by one may still differ where the wanted type leaves parts open. */
function convertAll(
  values: readonly Value[],
  wanted: Type,
): { readonly type: Type; readonly values: readonly Value[] } {
  const element = elementType(values, wanted);
  const converted = values.map((value) => convert(value, element));
  const [first] = converted;
  if (first === undefined) return { type: withoutOptional(element), values: [] };
  if (converted.every((value) => sameType(value.type, first.type))) return { type: first.type, values: converted };
  const common = unify(converted.map((value) => value.type)) ?? fail('all elements must have the same type');
  return { type: common, values: converted.map((value) => convert(value, common)) };
}

function convertSequence(value: Value, wanted: { readonly kind: 'list' | 'set'; readonly of: Type }): Value {
  const source = value.data.kind === 'items' ? value.data.items : fail(`${typeName(wanted)} required`);
  const open = wanted.of.kind === 'dynamic' && source.length === 0 && 'of' in value.type ? value.type.of : wanted.of;
  const { type, values } = convertAll(source, open);
  if (wanted.kind === 'set') return { ...makeSet(type, values, value.trace), sensitive: value.sensitive };
  return { ...value, type: listType(type), data: { kind: 'items', items: values } };
}

function spotsOf(value: Value): ReadonlyMap<string, Spot> {
  if (value.data.kind !== 'entries') return new Map();
  const { entries } = value.data;
  return new Map(
    entries.keys().flatMap((key) => {
      const spot = entries.spot(key);
      return spot === undefined ? [] : [[key, spot]];
    }),
  );
}

function convertToMap(value: Value, wanted: Type): Value {
  const keys = value.data.kind === 'entries' ? value.data.entries.keys() : fail('map required');
  const source = rawParts(value);
  const open = wanted.kind === 'dynamic' && source.length === 0 && 'of' in value.type ? value.type.of : wanted;
  const { type, values } = convertAll(source, open);
  const pairs = keys.flatMap((key, index): [string, Value][] => {
    const part = values[index];
    return part === undefined ? [] : [[key, part]];
  });
  return {
    ...value,
    type: mapType(type),
    data: { kind: 'entries', entries: entriesOf(new Map(pairs), spotsOf(value)) },
  };
}

function convertToObject(value: Value, wanted: ObjectType): Value {
  const values = new Map<string, Value>();
  for (const [name, type] of orderedFields(value, wanted)) {
    const part = entryIn(value, name);
    if (part === undefined && wanted.optional?.has(name) !== true) fail(`attribute "${name}" is required`);
    values.set(name, part === undefined ? nullValue(value.trace, withoutOptional(type)) : convert(part, type));
  }
  const fields = new Map([...values].map(([name, part]) => [name, part.type]));
  return { ...value, type: objectType(fields), data: { kind: 'entries', entries: entriesOf(values, spotsOf(value)) } };
}

/** The fields in the order in which the value writes them, the missing ones last. */
function orderedFields(value: Value, wanted: ObjectType): readonly (readonly [string, Type])[] {
  const written = value.data.kind === 'entries' ? value.data.entries.keys() : [];
  const first = written.flatMap((name): (readonly [string, Type])[] => {
    const type = wanted.fields.get(name);
    return type === undefined ? [] : [[name, type]];
  });
  return [...first, ...[...wanted.fields].filter(([name]) => !written.includes(name))];
}

function convertToTuple(value: Value, types: readonly Type[]): Value {
  const items = itemsIn(value).map((item, index) => convert(item, types[index] ?? DYNAMIC));
  return { ...value, type: tupleType(items.map((item) => item.type)), data: { kind: 'items', items } };
}

/** What is visible of an unknown, converted as far as it goes; what does not convert is left as it is written. */
function convertSeen(seen: Seen, type: Type): Seen {
  if (seen.kind === 'choice') {
    return { ...seen, branches: seen.branches.map((branch) => ({ ...branch, value: softly(branch.value, type) })) };
  }
  if (seen.kind === 'items') {
    const of = 'of' in type ? type.of : DYNAMIC;
    return { ...seen, items: seen.items.map((item) => softly(item, of)) };
  }
  return seen.kind === 'entries' ? { ...seen, entries: convertSeenEntries(seen.entries, type) } : seen;
}

function convertSeenEntries(entries: Entries, type: Type): Entries {
  const typeOf = (key: string): Type => {
    if (type.kind === 'object') return type.fields.get(key) ?? DYNAMIC;
    return type.kind === 'map' ? type.of : DYNAMIC;
  };
  const get = (key: string): Value | undefined => {
    const part = entries.get(key);
    return part === undefined ? undefined : softly(part, typeOf(key));
  };
  return { ...entries, get };
}

function softly(value: Value, type: Type): Value {
  return isConvertible(value.type, type) && !isUnconvertible(value, type) ? convert(value, type) : value;
}

function isUnconvertible(value: Value, type: Type): boolean {
  try {
    convert(value, type);
    return false;
  } catch {
    return true;
  }
}

/** A string of a primitive; nulls and unknowns stay. */
export function toStringValue(value: Value): Value {
  return convert(value, STRING);
}
