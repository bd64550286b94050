/** Which types convert to which, and the type that several have in common. Source: go-cty's convert package. */
import {
  DYNAMIC,
  isMapping,
  isPrimitive,
  isSequence,
  listType,
  mapType,
  objectType,
  sameType,
  tupleType,
  type ObjectType,
  type Type,
} from './type.js';

interface TupleType {
  readonly kind: 'tuple';
  readonly items: readonly Type[];
}

/** Undefined when there is none. `unsafe` allows conversions that can fail for some values. */
export function unify(types: readonly Type[], unsafe = true): Type | undefined {
  const [first] = types;
  if (first === undefined) return undefined;
  if (types.every((type) => sameType(type, first))) return first;
  const objects = types.filter((type) => type.kind === 'object');
  const tuples = types.filter((type) => type.kind === 'tuple');
  const dynamics = types.filter((type) => type.kind === 'dynamic').length;
  if (objects.length > 0 && tuples.length > 0) return undefined;
  if (objects.length > 0 && objects.length + dynamics === types.length) return unifyObjects(objects, unsafe);
  if (tuples.length > 0 && tuples.length + dynamics === types.length) return unifyTuples(tuples, unsafe);
  return inPreferenceOrder(types).find((wanted) =>
    types.every((type) => sameType(type, wanted) || isConvertible(type, wanted, unsafe)),
  );
}

function unifyObjects(types: readonly ObjectType[], unsafe: boolean): Type | undefined {
  const first = types[0]?.fields ?? new Map<string, Type>();
  const alike = types.every(
    ({ fields }) => fields.size === first.size && [...fields.keys()].every((name) => first.has(name)),
  );
  if (!alike) return unifyToMap(types, unsafe);
  const fields = new Map<string, Type>();
  for (const name of first.keys()) {
    const type = unify(
      types.map((object) => object.fields.get(name) ?? DYNAMIC),
      unsafe,
    );
    if (type === undefined) return undefined;
    fields.set(name, type);
  }
  const unified = objectType(fields);
  return types.every((type) => isConvertible(type, unified, unsafe)) ? unified : unifyToMap(types, unsafe);
}

function unifyToMap(types: readonly ObjectType[], unsafe: boolean): Type | undefined {
  const element = unify(
    types.flatMap((type) => [...type.fields.values()]),
    unsafe,
  );
  if (element === undefined) return undefined;
  const unified = mapType(element);
  return types.every((type) => isConvertible(type, unified, unsafe)) ? unified : undefined;
}

function unifyTuples(types: readonly TupleType[], unsafe: boolean): Type | undefined {
  const first = types[0]?.items ?? [];
  if (types.some((type) => type.items.length !== first.length)) return unifyToList(types, unsafe);
  const items: Type[] = [];
  for (const index of first.keys()) {
    const type = unify(
      types.map((tuple) => tuple.items[index] ?? DYNAMIC),
      unsafe,
    );
    if (type === undefined) return unifyToList(types, unsafe);
    items.push(type);
  }
  const unified = tupleType(items);
  return types.every((type) => isConvertible(type, unified, unsafe)) ? unified : unifyToList(types, unsafe);
}

function unifyToList(types: readonly TupleType[], unsafe: boolean): Type | undefined {
  const element = unify(
    types.flatMap((type) => [...type.items]),
    unsafe,
  );
  if (element === undefined) return undefined;
  const unified = listType(element);
  return types.every((type) => isConvertible(type, unified, unsafe)) ? unified : undefined;
}

/** Strings before other primitives, collections before structures, dynamic last; otherwise as given. */
function inPreferenceOrder(types: readonly Type[]): readonly Type[] {
  return types
    .map((type, index) => ({ type, index }))
    .sort((a, b) => rank(a.type) - rank(b.type) || a.index - b.index)
    .map(({ type }) => type);
}

const RANKS: Readonly<Record<Type['kind'], number>> = {
  string: 0,
  list: 1,
  map: 1,
  set: 2,
  tuple: 3,
  object: 3,
  number: 4,
  bool: 4,
  dynamic: 5,
};

function rank(type: Type): number {
  const depth = 'of' in type && (isSequence(type) || isMapping(type)) ? rank(type.of) / 10 : 0;
  return RANKS[type.kind] + depth;
}

/** Whether a conversion exists; with `unsafe` it may still fail for some values (`"x"` to a number). */
export function isConvertible(from: Type, to: Type, unsafe = true): boolean {
  if (to.kind === 'dynamic') return true;
  if (from.kind === 'dynamic') return unsafe;
  switch (to.kind) {
    case 'string':
      return isPrimitive(from);
    case 'number':
    case 'bool':
      return from.kind === to.kind || (unsafe && from.kind === 'string');
    default:
      return toStructure(from, to, unsafe);
  }
}

function toStructure(from: Type, to: Type, unsafe: boolean): boolean {
  switch (to.kind) {
    case 'list':
    case 'set':
      return toSequence(from, to, unsafe);
    case 'map':
      return toMap(from, to.of, unsafe);
    case 'object':
      return toObject(from, to, unsafe);
    case 'tuple':
      return toTuple(from, to.items, unsafe);
    default:
      return false;
  }
}

function toSequence(from: Type, to: { readonly kind: 'list' | 'set'; readonly of: Type }, unsafe: boolean): boolean {
  if (from.kind === 'list' || from.kind === 'set') {
    if (from.kind === 'list' && to.kind === 'set' && !unsafe) return false;
    return isConvertible(from.of, to.of, unsafe);
  }
  return from.kind === 'tuple' && allTo(from.items, to.of, unsafe);
}

function allTo(types: readonly Type[], of: Type, unsafe: boolean): boolean {
  if (types.length === 0) return true;
  const element = of.kind === 'dynamic' ? unify(types, unsafe) : of;
  return element !== undefined && types.every((type) => isConvertible(type, element, unsafe));
}

function toMap(from: Type, of: Type, unsafe: boolean): boolean {
  if (from.kind === 'map') return isConvertible(from.of, of, unsafe);
  return from.kind === 'object' && allTo([...from.fields.values()], of, unsafe);
}

function toObject(from: Type, to: ObjectType, unsafe: boolean): boolean {
  if (from.kind === 'map')
    return unsafe && [...to.fields.values()].every((type) => isConvertible(from.of, type, unsafe));
  if (from.kind !== 'object') return false;
  return [...to.fields].every(([name, type]) => {
    const own = from.fields.get(name);
    return own === undefined ? to.optional?.has(name) === true : isConvertible(own, type, unsafe);
  });
}

function toTuple(from: Type, items: readonly Type[], unsafe: boolean): boolean {
  if (from.kind !== 'tuple' || from.items.length !== items.length) return false;
  return from.items.every((item, index) => isConvertible(item, items[index] ?? DYNAMIC, unsafe));
}
