import type { Node } from '../../../model/source.js';
import { isString } from './json-fields.js';
import { isBetter, likeness, type Likeness } from './likeness.js';

/** More pairs than this are not compared: the items are then told apart by name and position only. */
const MOST_PAIRS = 2500;

/**
 * For each item of one list the one of another that it is: by name, then by equal value, then by what contradicts
 * least. Terraform sorts sets, so that positions alone prove nothing.
 */
export function pairItems(items: readonly Node[], others: readonly Node[]): readonly (Node | undefined)[] {
  const pairing: Pairing = { items, others, free: new Set(others.keys()), found: new Map() };
  pairByName(pairing);
  pairByValue(pairing);
  pairByLikeness(pairing);
  return items.map((_, index) => {
    const other = pairing.found.get(index);
    return other === undefined ? undefined : others[other];
  });
}

interface Pairing {
  readonly items: readonly Node[];
  readonly others: readonly Node[];
  /** Positions of others that nothing is paired with. */
  readonly free: Set<number>;
  readonly found: Map<number, number>;
}

function take({ free, found }: Pairing, index: number, other: number | undefined): void {
  if (other === undefined || found.has(index) || !free.has(other)) return;
  found.set(index, other);
  free.delete(other);
}

function pairByName(pairing: Pairing): void {
  const names = indexByName(pairing.others);
  for (const [index, item] of pairing.items.entries()) take(pairing, index, names.get(nameOf(item) ?? ''));
}

function pairByValue(pairing: Pairing): void {
  const equals = indexByValue(pairing.others);
  for (const [index, item] of pairing.items.entries()) {
    const isOpen = item.kind === 'scalar' && !pairing.found.has(index);
    if (isOpen) take(pairing, index, equals.get(String(item.value))?.pop());
  }
}

function pairByLikeness(pairing: Pairing): void {
  const { items, others, free, found } = pairing;
  const compare = (items.length - found.size) * free.size <= MOST_PAIRS;
  for (const [index, item] of items.entries()) {
    if (found.has(index)) continue;
    take(pairing, index, compare ? closest(item, { others, free, index }) : samePosition(index, free));
  }
}

/** Positions of equal scalars, the first one last. */
function indexByValue(items: readonly Node[]): ReadonlyMap<string, number[]> {
  const values = new Map<string, number[]>();
  for (const [index, item] of [...items.entries()].reverse()) {
    if (item.kind !== 'scalar') continue;
    const list = values.get(String(item.value));
    if (list === undefined) values.set(String(item.value), [index]);
    else list.push(index);
  }
  return values;
}

function samePosition(index: number, free: ReadonlySet<number>): number | undefined {
  return free.has(index) ? index : undefined;
}

interface Candidates {
  readonly others: readonly Node[];
  readonly free: ReadonlySet<number>;
  readonly index: number;
}

/** Items with different names are different things. */
function closest(item: Node, { others, free, index }: Candidates): number | undefined {
  let best: { readonly at: number; readonly like: Likeness } | undefined;
  for (const at of [...free].sort((a, b) => Math.abs(a - index) - Math.abs(b - index))) {
    const other = others[at];
    if (other === undefined || !mayBe(item, other)) continue;
    const like = likeness(item, other);
    if (best === undefined || isBetter(like, best.like)) best = { at, like };
  }
  return best?.at;
}

function mayBe(item: Node, other: Node): boolean {
  const [name, otherName] = [nameOf(item), nameOf(other)];
  return name === undefined || otherName === undefined || name === otherName;
}

/** Names that occur twice tell nothing apart. */
function indexByName(items: readonly Node[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, item] of items.entries()) {
    const name = nameOf(item);
    if (name === undefined) continue;
    if (names.has(name)) twice.add(name);
    names.set(name, index);
  }
  for (const name of twice) names.delete(name);
  return names;
}

const NAME_KEYS: ReadonlySet<string> = new Set(['name', 'Name', 'Sid', 'sid']);

function nameOf(node: Node): string | undefined {
  if (node.kind !== 'map') return undefined;
  const named = node.entries.find(({ key, value }) => NAME_KEYS.has(key) && isString(value) && value.value !== '');
  return isString(named?.value) ? `${named.key} ${named.value.value}` : undefined;
}
