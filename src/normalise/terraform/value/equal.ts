/** Terraform's `==`: strict about types; undefined when an unknown decides. */
import { compare } from './number.js';
import { hasDynamic, sameType } from './type.js';
import { entryIn, itemsIn } from './inherit.js';
import { isNeverNull, knownStart } from './refine.js';
import { isNull, isUnknown, type Data, type Value } from './value.js';

/** Three-valued equality. */
export function equals(a: Value, b: Value): boolean | undefined {
  if (isNull(a) || isNull(b)) return equalsNull(a, b);
  if (isUnknown(a) || isUnknown(b)) return equalsUnknown(a, b);
  if (!sameType(a.type, b.type)) return hasDynamic(a.type) || hasDynamic(b.type) ? equalsParts(a, b) : false;
  return equalsParts(a, b);
}

function equalsNull(a: Value, b: Value): boolean | undefined {
  if (isNull(a) && isNull(b)) return true;
  return [a, b].some((value) => isUnknown(value) && !isNeverNull(value)) ? undefined : false;
}

/** Values of types that have nothing in common are different, whatever they will be, and so are texts that begin otherwise. */
function equalsUnknown(a: Value, b: Value): boolean | undefined {
  if (beginsOtherwise(a, b) || beginsOtherwise(b, a)) return false;
  return sameType(a.type, b.type) || hasDynamic(a.type) || hasDynamic(b.type) ? undefined : false;
}

function beginsOtherwise(unknown: Value, { data }: Value): boolean {
  return data.kind === 'string' && !data.value.startsWith(knownStart(unknown));
}

function equalsParts(a: Value, b: Value): boolean | undefined {
  if (a.data.kind !== b.data.kind || a.type.kind !== b.type.kind) return false;
  if (a.data.kind === 'items') return every(pairItems(a, b));
  if (a.data.kind === 'entries') return every(pairEntries(a, b));
  return equalsPrimitive(a.data, b.data);
}

function equalsPrimitive(a: Data, b: Data): boolean {
  if (a.kind === 'number' && b.kind === 'number') return compare(a.value, b.value) === 0;
  return 'value' in a && 'value' in b && a.value === b.value;
}

type Pair = readonly [Value | undefined, Value | undefined];

function pairItems(a: Value, b: Value): readonly Pair[] {
  const left = itemsIn(a);
  const right = itemsIn(b);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index): Pair => [left[index], right[index]]);
}

function pairEntries(a: Value, b: Value): readonly Pair[] {
  const keysOf = (value: Value): readonly string[] => (value.data.kind === 'entries' ? value.data.entries.keys() : []);
  return [...new Set([...keysOf(a), ...keysOf(b)])].map((key): Pair => [entryIn(a, key), entryIn(b, key)]);
}

/** False as soon as one pair differs; undefined when one is undecided. */
function every(pairs: readonly Pair[]): boolean | undefined {
  let result: boolean | undefined = true;
  for (const [left, right] of pairs) {
    if (left === undefined || right === undefined) return false;
    const same = equals(left, right);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}
