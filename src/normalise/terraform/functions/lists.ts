/** Functions that make another list of a list. */
import { unknownResult } from '../evaluate/choose.js';
import { equals } from '../value/equal.js';
import { fail } from '../value/failure.js';
import { itemsIn, markedSensitive, whyUnknown, firstUnknown } from '../value/inherit.js';
import { add, compare, fromInteger, isZero, type Num } from '../value/number.js';
import { DYNAMIC, listType, NUMBER, STRING, tupleType, typeName, type Type } from '../value/type.js';
import { unify } from '../value/unify.js';
import {
  compareText,
  isNull,
  isUnknown,
  itemsValue,
  numberValue,
  opaque,
  unknownValue,
  type Value,
} from '../value/value.js';
import { number, numberAt, STRINGS, textAt, valueAt, wholeAt, type Context, type Family } from './define.js';

const ANY_LIST = { type: listType(DYNAMIC) } as const;
const KEPT = { type: DYNAMIC, unknown: true, marked: true } as const;

export const LISTS: Family = {
  chunklist: {
    parameters: [{ name: 'list', ...ANY_LIST, unknown: true }, number('size')],
    type: ([list]) => listType(list?.type ?? DYNAMIC),
    run: chunklist,
  },
  compact: { parameters: [{ name: 'list', type: STRINGS }], type: STRINGS, run: compact },
  distinct: { parameters: [{ name: 'list', ...ANY_LIST }], type: firstType, run: distinct },
  matchkeys: {
    parameters: [
      { name: 'values', ...ANY_LIST },
      { name: 'keys', ...ANY_LIST },
      { name: 'searchset', ...ANY_LIST },
    ],
    type: firstType,
    run: matchkeys,
  },
  range: { parameters: [], rest: number('params'), type: listType(NUMBER), run: range },
  reverse: { parameters: [{ name: 'list', ...KEPT }], type: reverseType, run: reverse },
  slice: {
    parameters: [{ name: 'list', ...KEPT }, number('start_index'), number('end_index')],
    type: sliceType,
    run: slice,
  },
  sort: { parameters: [{ name: 'list', type: STRINGS, unknown: true }], type: STRINGS, run: sort },
};

function firstType([list]: readonly Value[]): Type {
  return list?.type ?? listType(DYNAMIC);
}

function compact(values: readonly Value[], { shell }: Context): Value {
  const kept = itemsIn(valueAt(values, 0)).filter((item) => item.data.kind === 'string' && item.data.value !== '');
  return itemsValue(STRINGS, kept, shell);
}

function distinct(values: readonly Value[], { shell, scope }: Context): Value {
  const kept: Value[] = [];
  for (const item of itemsIn(valueAt(values, 0))) {
    scope.host.spend(1 + kept.length / 8);
    if (!kept.some((other) => equals(other, item) === true)) kept.push(item);
  }
  return itemsValue(firstType(values), kept, shell);
}

function chunklist(values: readonly Value[], { shell }: Context): Value {
  const list = valueAt(values, 0);
  const size = wholeAt(values, 1);
  const type = listType(list.type);
  if (isUnknown(list)) return unknownResult(type, [list], shell);
  if (size < 0) fail('the size of the chunks must be positive');
  const items = itemsIn(list);
  const step = size === 0 ? Math.max(items.length, 1) : size;
  const chunks: Value[] = [];
  for (let start = 0; start < items.length; start += step)
    chunks.push(itemsValue(list.type, items.slice(start, start + step), shell));
  return itemsValue(type, chunks, shell);
}

function matchkeys(values: readonly Value[], { shell, scope }: Context): Value {
  const [results, keys, wanted] = [0, 1, 2].map((index) => itemsIn(valueAt(values, index)));
  if (results === undefined || keys === undefined || wanted === undefined) return fail('an argument is missing');
  if (results.length !== keys.length) fail('matchkeys needs as many keys as values');
  if (unify([valueAt(values, 1).type, valueAt(values, 2).type]) === undefined)
    fail('the keys and the search set must have the same type');
  scope.host.spend(1 + (keys.length * wanted.length) / 8);
  const kept = results.filter((_, index) => {
    const key = keys[index];
    return key !== undefined && wanted.some((one) => equals(one, key) === true);
  });
  return itemsValue(firstType(values), kept, shell);
}

const MOST_NUMBERS = 1024;

function range(values: readonly Value[], { trace, scope }: Context): Value {
  if (values.length === 0 || values.length > 3) fail('range needs one, two or three arguments');
  const [start, end] =
    values.length === 1 ? [fromInteger(0), numberAt(values, 0)] : [numberAt(values, 0), numberAt(values, 1)];
  const step = values.length === 3 ? numberAt(values, 2) : fromInteger(compare(end, start) < 0 ? -1 : 1);
  checkDirection(start, end, step);
  const down = step.sign === -1 && !isZero(step);
  const goesOn = (at: Num): boolean => (down ? compare(at, end) > 0 : compare(at, end) < 0);
  const items: Value[] = [];
  for (let at = start; goesOn(at); at = add(at, step) ?? end) {
    if (items.length >= MOST_NUMBERS) fail('range would yield more than 1024 numbers');
    items.push(numberValue(at, trace));
  }
  scope.host.spend(items.length);
  return itemsValue(listType(NUMBER), items, trace);
}

function checkDirection(start: Num, end: Num, step: Num): void {
  if (isZero(step)) return;
  if (step.sign === -1 ? compare(end, start) > 0 : compare(start, end) > 0)
    fail('the step of range leads away from its end');
}

function reverseType([list]: readonly Value[]): Type {
  const type = list?.type ?? DYNAMIC;
  if (type.kind === 'tuple') return tupleType([...type.items].reverse());
  return type.kind === 'list' || type.kind === 'set'
    ? listType(type.of)
    : fail(`reverse needs a list or tuple, not a ${typeName(type)}`);
}

function reverse(values: readonly Value[], { shell }: Context): Value {
  const list = valueAt(values, 0);
  const type = reverseType(values);
  if (list.data.kind !== 'unknown')
    return markedSensitive(itemsValue(type, [...itemsIn(list)].reverse(), shell), list.sensitive);
  const { seen } = list.data;
  if (seen.kind !== 'items') return markedSensitive(unknownResult(type, [list], shell), list.sensitive);
  return markedSensitive(unknownValue(type, { ...seen, items: [...seen.items].reverse() }, shell), list.sensitive);
}

function sliceType(values: readonly Value[]): Type {
  const { type } = valueAt(values, 0);
  if (type.kind === 'list') return type;
  if (type.kind !== 'tuple') return fail('slice needs a list or tuple');
  if (values.slice(1).some(isUnknown)) return DYNAMIC;
  const [start, end] = bounds(values, type.items.length);
  return tupleType(type.items.slice(start, end));
}

function bounds(values: readonly Value[], length: number): readonly [number, number] {
  const [start, end] = [wholeAt(values, 1), wholeAt(values, 2)];
  if (start < 0 || end < 0) fail('the bounds of slice must not be negative');
  if (end > length) fail('the end of slice is beyond the end of the list');
  return start > end ? fail('the start of slice is after its end') : [start, end];
}

function slice(values: readonly Value[], { shell }: Context): Value {
  const list = valueAt(values, 0);
  const type = sliceType(values);
  if (isUnknown(list)) return markedSensitive(unknownResult(type, [list], shell), list.sensitive);
  const items = itemsIn(list);
  const [start, end] = bounds(values, items.length);
  return markedSensitive(itemsValue(type, items.slice(start, end), shell), list.sensitive);
}

/** Where one string is not known, the place of none is. */
function sort(values: readonly Value[], { shell, scope }: Context): Value {
  const list = valueAt(values, 0);
  if (isUnknown(list)) return unknownResult(STRINGS, [list], shell);
  const items = itemsIn(list);
  if (firstUnknown(list) !== undefined) {
    const some = items.map(() => opaque(whyUnknown(list), shell, STRING));
    return itemsValue(STRINGS, some, shell);
  }
  if (items.some(isNull)) fail('a null string cannot be sorted');
  scope.host.spend(items.length);
  const texts = items.map((item, index) => ({ item, text: textAt(items, index) }));
  return itemsValue(
    STRINGS,
    texts.sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item),
    shell,
  );
}
