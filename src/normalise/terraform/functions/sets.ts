/** Functions of sets. */
import { unknownResult } from '../evaluate/choose.js';
import { convert } from '../value/convert.js';
import { equals } from '../value/equal.js';
import { fail } from '../value/failure.js';
import { anySensitive, firstUnknown, itemsIn, markedSensitive, unmarked } from '../value/inherit.js';
import { makeSet } from '../value/set.js';
import { DYNAMIC, isSequence, listType, setType, tupleType, type Type } from '../value/type.js';
import { unify } from '../value/unify.js';
import { isUnknown, itemsValue, tupleValue, type Value } from '../value/value.js';
import { type Context, type Family, type Parameter } from './define.js';

const ANY_SET = { type: setType(DYNAMIC), dynamic: true } as const;

export const SETS: Family = {
  setintersection: operation({ ...ANY_SET, name: 'sets' }, (all) =>
    reduceSets(all, (a, b) => a.filter((item) => isIn(item, b))),
  ),
  setproduct: {
    parameters: [],
    rest: { name: 'sets', type: DYNAMIC, unknown: true, marked: true },
    type: productType,
    run: product,
  },
  setsubtract: operation(
    { ...ANY_SET, name: 'sets' },
    (all) => reduceSets(all, (a, b) => a.filter((item) => !isIn(item, b))),
    2,
  ),
  setsymmetricdifference: operation({ ...ANY_SET, name: 'sets' }, (all) =>
    reduceSets(all, (a, b) => [...a.filter((item) => !isIn(item, b)), ...b.filter((item) => !isIn(item, a))]),
  ),
  setunion: operation({ ...ANY_SET, name: 'sets', unknown: true }, (all) => all.flat()),
};

type Members = readonly Value[];

function operation(
  parameter: Parameter,
  combine: (all: readonly Members[]) => Members,
  exactly?: number,
): Family[string] {
  const run = (values: readonly Value[], { shell, scope }: Context): Value => {
    const type = unionType(values);
    if (type.kind !== 'set') return unknownResult(type, values, shell);
    if (values.some(isUnknown)) return unknownResult(type, values, shell);
    const all = values.map((value) => itemsIn(value).map((item) => convert(item, type.of)));
    scope.host.spend(1 + all.reduce((product, items) => product + items.length ** 2, 0) / 8);
    return makeSet(type.of, combine(all), shell);
  };
  const parameters = exactly === 2 ? [parameter, parameter] : [parameter];
  return exactly === 2 ? { parameters, type: unionType, run } : { parameters, rest: parameter, type: unionType, run };
}

/** Empty sets of an open type take part in no unification. */
function unionType(values: readonly Value[]): Type {
  const types = values.flatMap(({ type, data }) => {
    if (type.kind !== 'set') return [];
    return type.of.kind === 'dynamic' && data.kind === 'items' && data.items.length === 0 ? [] : [type.of];
  });
  if (types.length === 0) return setType(DYNAMIC);
  return setType(unify(types) ?? fail('the sets must have elements of the same type'));
}

function reduceSets(all: readonly Members[], combine: (a: Members, b: Members) => Members): Members {
  const [first = [], ...rest] = all;
  return rest.reduce((result, next) => combine(result, next), first);
}

function isIn(item: Value, members: Members): boolean {
  return members.some((member) => equals(member, item) === true);
}

function productType(values: readonly Value[]): Type {
  if (values.length < 2) fail('setproduct needs two arguments');
  const elements = values.map(({ type }) => elementOf(type));
  const tuple = tupleType(elements);
  return values.every(({ type }) => type.kind === 'set') ? setType(tuple) : listType(tuple);
}

function elementOf(type: Type): Type {
  if (!isSequence(type)) fail('setproduct needs sets or lists');
  if (type.kind !== 'tuple') return 'of' in type ? type.of : DYNAMIC;
  return type.items.length === 0
    ? DYNAMIC
    : (unify(type.items) ?? fail('all elements of a list must have the same type'));
}

function product(values: readonly Value[], { shell, scope }: Context): Value {
  const type = productType(values);
  const element = 'of' in type ? type.of : DYNAMIC;
  const sensitive = values.some(anySensitive);
  if (values.some(isUncertain)) return markedSensitive(unknownResult(type, values, shell), sensitive);
  const lists = values.map((value, index) => {
    const wanted = element.kind === 'tuple' ? (element.items[index] ?? DYNAMIC) : DYNAMIC;
    return itemsIn(unmarked(value)).map((item) => convert(item, wanted));
  });
  scope.host.spend(lists.reduce((count, items) => count * items.length, values.length));
  const rows = lists.reduce<readonly Members[]>(
    (all, items) => all.flatMap((row) => items.map((item) => [...row, item])),
    [[]],
  );
  const tuples = rows.map((row) => ({ ...tupleValue(row, shell), type: element }));
  const result = type.kind === 'set' ? makeSet(element, tuples, shell) : itemsValue(type, tuples, shell);
  return markedSensitive(result, sensitive);
}

/** How many elements a set has is not known while one of them is not. */
function isUncertain(value: Value): boolean {
  return isUnknown(value) || (value.type.kind === 'set' && firstUnknown(value) !== undefined);
}
