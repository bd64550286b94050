/** The values of a plan over the nodes of the source that it was made from. */
import type { ChoiceNode, Entry, ListNode, MapNode, Node, ScalarNode } from '../../../model/source.js';
import { fieldOf, isString } from './json-fields.js';
import { isBetter, isNothing, likeness, sameScalar } from './likeness.js';
import { pairItems } from './pair-items.js';
import { relocate, spotOf, type Spot } from './relocate.js';
import { sameNode } from './same-node.js';

/** `before` is the source that the plan was made from, `now` the source to review: an edit since then wins. */
export interface Sides {
  readonly planned: Node;
  readonly before: Node;
  readonly now: Node;
}

export interface Merging {
  /** Whether an address is a resource of the unit, so that a reference says more than its value. */
  readonly reaches: (address: string) => boolean;
  readonly json: (text: ScalarNode & { readonly value: string }) => Node | undefined;
}

/** `spot` is the place of the value in the resource, for what only the plan knows. */
export function mergeNode(sides: Sides, spot: Spot, merging: Merging): Node {
  const { planned, before, now } = sides;
  if (before !== now && sameNode(before, now)) return mergeNode({ planned, before: now, now }, spot, merging);
  if (planned.kind === 'opaque') return now;
  if (now.kind === 'map' && before.kind === 'map') return mergeMap(sides, { before, now }, { spot, merging });
  if (now.kind === 'list' && before.kind === 'list') return mergeList(sides, { before, now }, { spot, merging });
  return before === now ? mergeLeaf(planned, now, { spot, merging }) : now;
}

interface Place {
  readonly spot: Spot;
  readonly merging: Merging;
}

function mergeLeaf(planned: Node, now: Node, { spot, merging }: Place): Node {
  if (now.kind === 'choice') {
    const branch = likeliest(planned, now);
    return branch === undefined ? now : mergeNode({ planned, before: branch, now: branch }, spot, merging);
  }
  if (!isConfirmed(planned, now, merging)) return relocate(planned, spot);
  return now.kind === 'scalar' || now.kind === 'absent' ? settled(now) : now;
}

/** Whether the plan says nothing else than the source. */
function isConfirmed(planned: Node, now: Node, { reaches }: Merging): boolean {
  switch (now.kind) {
    case 'reference':
      return planned.kind === 'reference' || reaches(now.to);
    case 'scalar':
      return planned.kind === 'reference' || sameScalar(planned, now);
    case 'absent':
      return isNothing(planned);
    default:
      return now.kind === 'text' && planned.kind === 'reference';
  }
}

function likeliest(planned: Node, { branches }: ChoiceNode): Node | undefined {
  const likes = branches.map(({ node }) => ({ node, like: likeness(planned, node) }));
  const [first, ...others] = likes;
  if (first === undefined) return undefined;
  return others.reduce((best, one) => (isBetter(one.like, best.like) ? one : best), first).node;
}

/** What a plan confirms rests on no default any more. */
function settled<N extends Node>(node: N): N {
  return node.assumed === undefined ? node : { ...node, assumed: [] };
}

interface Both<N> {
  readonly before: N;
  readonly now: N;
}

/** The structure of a JSON text that the source does not write as one. */
function structure(planned: Node, merging: Merging): Node {
  return (isString(planned) ? merging.json(planned) : undefined) ?? planned;
}

/** JSON texts are read by the plan's reader, which locks them; all else has the shape of the provider's schema. */
function isJsonText(planned: Node): boolean {
  return planned.locked !== undefined;
}

function mergeMap({ planned: value }: Sides, { before, now }: Both<MapNode>, { spot, merging }: Place): Node {
  const planned = structure(value, merging);
  if (planned.kind !== 'map') return before === now ? relocate(planned, spot) : now;
  const entries = now.entries.map((entry): Entry => {
    const was = fieldOf(before, entry.key);
    const will = fieldOf(planned, entry.key);
    if (was === undefined) return entry;
    if (will === undefined)
      return isJsonText(planned) && planned.complete && before === now ? withoutValue(entry) : entry;
    const inner = spotOf(entry.value, { file: now.file, span: entry.span });
    return { ...entry, value: mergeNode({ planned: will, before: was, now: entry.value }, inner, merging) };
  });
  const added = planned.entries
    .filter((entry) => fieldOf(before, entry.key) === undefined && fieldOf(now, entry.key) === undefined)
    .filter((entry) => !now.complete || (isJsonText(planned) && !isDefault(entry.value)))
    .map((entry) => relocatedEntry(entry, now));
  return settled({ ...now, entries: [...entries, ...added], complete: now.complete || planned.complete });
}

/** The plan has no such key: as if it were not written, but an edit may replace it. */
function withoutValue(entry: Entry): Entry {
  const { file, span } = entry.value;
  return isNothing(entry.value) ? entry : { ...entry, value: { kind: 'absent', file, span } };
}

function relocatedEntry({ key, value }: Entry, { file, span }: MapNode): Entry {
  return { key, keySpan: span, span, value: relocate(value, { file, span }) };
}

/** What a provider fills in: it changes nothing, and the key can still be added to the source. */
function isDefault(value: Node): boolean {
  if (isNothing(value)) return true;
  if (value.kind === 'map') return value.entries.length === 0;
  return value.kind === 'scalar' && (value.value === false || value.value === 0 || value.value === '');
}

function mergeList({ planned: value }: Sides, { before, now }: Both<ListNode>, { spot, merging }: Place): Node {
  const planned = structure(value, merging);
  if (planned.kind !== 'list') return before === now ? mergeOne(planned, now, { spot, merging }) : now;
  const inner = (item: Node): Spot => spotOf(item, { file: now.file, span: now.span });
  if (before !== now) return mergeEditedList(planned, { before, now }, merging);
  const sources = pairItems(planned.items, now.items);
  const items = planned.items.map((item, index) => {
    const source = sources[index];
    if (source === undefined) return relocate(item, { file: now.file, span: now.span });
    return mergeNode({ planned: item, before: source, now: source }, inner(source), merging);
  });
  return settled({ ...now, items, complete: now.complete || planned.complete });
}

/** A list that is written as one, of which the plan says that it is something else. */
function mergeOne(planned: Node, now: ListNode, { spot }: Place): Node {
  return isNothing(planned) && isNothing(now) ? now : relocate(planned, spot);
}

/** The items that are written now, each with what is planned for the item that it was. */
function mergeEditedList(planned: ListNode, { before, now }: Both<ListNode>, merging: Merging): Node {
  const was = pairItems(now.items, before.items);
  const sources = pairItems(planned.items, before.items);
  const plannedFor = new Map(sources.map((source, index) => [source, planned.items[index]]));
  const items = now.items.map((item, index) => {
    const source = was[index];
    const will = source === undefined ? undefined : plannedFor.get(source);
    if (source === undefined || will === undefined) return item;
    return mergeNode({ planned: will, before: source, now: item }, spotOf(item, now), merging);
  });
  const added = planned.items.flatMap((item, index) => (sources[index] === undefined ? relocate(item, now) : []));
  return { ...now, items: [...items, ...added] };
}
