/** `Fn::ForEach`: entries of a map that stand for many. */
import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../model/source.js';
import { spend } from './budget.js';
import { textOf } from './make-node.js';
import { deeper, type Loops, type Scope } from './scope.js';

/** An entry with the loop variables in force in its value. */
export interface Expanded {
  readonly entry: Entry;
  readonly loops: Loops;
}

export interface Expansion {
  readonly items: readonly Expanded[];
  /** Why there may be more entries. */
  readonly incompleteBecause?: string;
}

const LOOP = 'Fn::ForEach::';
const LOCKED = 'Fn::ForEach puts it together';

/** The entries of a map with every loop unrolled. `Fn::Transform` hides entries. */
export function expandEntries(map: MapNode, scope: Scope): Expansion {
  const items: Expanded[] = [];
  const reasons = map.complete ? [] : ['not all of its entries are known'];
  for (const entry of map.entries) {
    if (entry.key === 'Fn::Transform') reasons.push(transformReason(entry.value));
    else if (entry.key.startsWith(LOOP)) {
      const loop = expandLoop(entry, scope);
      items.push(...loop.items);
      if (loop.incompleteBecause !== undefined) reasons.push(loop.incompleteBecause);
    } else items.push({ entry: { ...entry, key: substitute(entry.key, scope.loops) }, loops: scope.loops });
  }
  const [incompleteBecause] = reasons;
  return incompleteBecause === undefined ? { items } : { items, incompleteBecause };
}

/** Why the result of a `Fn::Transform` is not known. */
export function transformReason(argument: Node): string {
  const name =
    argument.kind === 'map' ? textOf(argument.entries.find((entry) => entry.key === 'Name')?.value) : undefined;
  return `${name ?? 'Fn::Transform'} fills it in when the stack is deployed`;
}

function expandLoop(entry: Entry, scope: Scope): Expansion {
  const inner = deeper(scope);
  if (typeof inner === 'string') return { items: [], incompleteBecause: inner };
  const [variable, collection, body] = entry.value.kind === 'list' ? entry.value.items : [];
  const name = textOf(variable);
  if (name === undefined || collection === undefined || body?.kind !== 'map') {
    return { items: [], incompleteBecause: `${entry.key} is not written as a loop` };
  }
  const values = collectionOf(collection, inner);
  if (values === undefined) return { items: [], incompleteBecause: `the collection of ${entry.key} is not known` };
  return unroll({ name, values, body, key: entry.key }, inner);
}

function collectionOf(collection: Node, scope: Scope): ListNode | undefined {
  const node = scope.world.evaluate(collection, scope);
  const known = node.kind === 'list' && node.complete && node.items.every((item) => textOf(item) !== undefined);
  return known ? node : undefined;
}

interface Loop {
  readonly name: string;
  readonly values: ListNode;
  readonly body: MapNode;
  readonly key: string;
}

function unroll({ name, values, body, key }: Loop, scope: Scope): Expansion {
  const items: Expanded[] = [];
  for (const value of values.items) {
    if (!spend(scope.world.budget, 'copies', 1)) return { items, incompleteBecause: `${key} makes too many copies` };
    const text = textOf(value) ?? '';
    const variable: ScalarNode = { ...value, kind: 'scalar', value: text, raw: text, locked: LOCKED };
    const turn = expandEntries(body, { ...scope, loops: new Map([...scope.loops, [name, variable]]) });
    items.push(...turn.items);
    if (turn.incompleteBecause !== undefined) return { items, incompleteBecause: turn.incompleteBecause };
  }
  return { items };
}

/** `${Name}` and `&{Name}` of loop variables replaced by their values; the latter keeps letters and digits only. */
export function substitute(text: string, loops: Loops): string {
  if (loops.size === 0 || !text.includes('{')) return text;
  return text.replace(/([$&])\{([^{}]*)\}/g, (whole, sign: string, name: string) => {
    const value = loops.get(name);
    if (value === undefined) return whole;
    return sign === '$' ? value.raw : value.raw.replace(/[^A-Za-z0-9]/g, '');
  });
}
