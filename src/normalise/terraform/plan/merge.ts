/** The values of a plan over the nodes of the source that it was made from. */
import type { ChoiceNode, Entry, ListNode, MapNode, Node, ScalarNode } from '../../../model/source.js';
import { JSON_ARGUMENTS } from '../block-body.js';
import { fieldOf, isString } from './json-fields.js';
import { isBetter, isNothing, likeness, sameScalar } from './likeness.js';
import { pairItems } from './pair-items.js';
import { entrySpot, relocate, spotOf, type Spot } from './relocate.js';
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
  /** Whether the value stands in a JSON text: all else has the shape of the provider's schema, computed keys included. */
  readonly inText: boolean;
}

/** `spot` is the place of the value in the resource, for what only the plan knows. */
export function mergeNode(sides: Sides, spot: Spot, merging: Merging): Node {
  const { planned, before, now } = sides;
  if (before !== now && sameNode(before, now)) return mergeNode({ planned, before: now, now }, spot, merging);
  if (saysNothing(planned, now)) return now;
  if (now.kind === 'map' && before.kind === 'map') return mergeMap(sides, { before, now }, { spot, merging });
  if (now.kind === 'list' && before.kind === 'list') return mergeList(sides, { before, now }, { spot, merging });
  return before === now ? mergeLeaf(planned, now, { spot, merging }) : now;
}

/** What is unknown, or known by where it comes from alone: the source says more. */
function saysNothing(planned: Node, now: Node): boolean {
  return planned.kind === 'opaque' || (planned.kind === 'reference' && now.kind !== 'opaque');
}

interface Place {
  readonly spot: Spot;
  readonly merging: Merging;
}

function mergeLeaf(planned: Node, now: Node, place: Place): Node {
  if (now.kind === 'choice') return mergeChoice(planned, now, place);
  if (!isConfirmed(planned, now, place.merging)) return relocate(planned, place.spot);
  return now.kind === 'scalar' || now.kind === 'absent' ? settled(now) : now;
}

/** Whether the plan says nothing else than the source. */
function isConfirmed(planned: Node, now: Node, { reaches }: Merging): boolean {
  if (now.kind === 'reference') return reaches(now.to);
  return now.kind === 'absent' ? isNothing(planned) : sameScalar(planned, now);
}

/** The branch that the plan has taken, where something in it shows that. */
function mergeChoice(value: Node, { branches }: ChoiceNode, { spot, merging }: Place): Node {
  const structured = branches.some(({ node }) => node.kind === 'map' || node.kind === 'list');
  const planned = structured ? structure(value, merging) : value;
  const likes = branches.map(({ node }) => ({ node, like: likeness(planned, node) }));
  const [first, ...others] = likes;
  if (first === undefined) return relocate(planned, spot);
  const { node, like } = others.reduce((best, one) => (isBetter(one.like, best.like) ? one : best), first);
  if (like.same === 0) return relocate(planned, spot);
  const inText = merging.inText || planned !== value;
  return mergeNode({ planned, before: node, now: node }, spot, { ...merging, inText });
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

function mergeMap({ planned: value }: Sides, { before, now }: Both<MapNode>, { spot, merging }: Place): Node {
  const planned = structure(value, merging);
  if (planned.kind !== 'map') return before === now ? relocate(planned, spot) : now;
  const inText = merging.inText || planned !== value;
  const merge = (entry: Entry): Entry => {
    const was = fieldOf(before, entry.key);
    const will = fieldOf(planned, entry.key);
    if (was === undefined) return entry;
    if (will === undefined) return inText && planned.complete && before === now ? withoutValue(entry) : entry;
    const at = entrySpot(entry, now);
    const inner = { ...merging, inText: inText || JSON_ARGUMENTS.has(entry.key) };
    return { ...entry, value: mergeNode({ planned: will, before: was, now: entry.value }, at, inner) };
  };
  const added = planned.entries
    .filter((entry) => fieldOf(before, entry.key) === undefined && fieldOf(now, entry.key) === undefined)
    .filter((entry) => !now.complete || (inText && !isDefault(entry.value)))
    .map((entry) => relocatedEntry(entry, now));
  const complete = now.complete || planned.complete;
  return settled({ ...now, entries: [...now.entries.map(merge), ...added], complete });
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

/** Of an incomplete list the plan knows only what is mentioned in it. */
function mergeList({ planned: value }: Sides, { before, now }: Both<ListNode>, { spot, merging }: Place): Node {
  const planned = structure(value, merging);
  if (planned.kind !== 'list') return before === now ? mergeOne(planned, now, { spot, merging }) : now;
  if (!planned.complete) return now;
  const inner = { ...merging, inText: merging.inText || planned !== value };
  if (before !== now) return mergeEditedList(planned, { before, now }, inner);
  const sources = pairItems(planned.items, now.items);
  const items = planned.items.map((item, index) => {
    const source = sources[index];
    if (source === undefined) return relocate(item, now);
    return mergeNode({ planned: item, before: source, now: source }, spotOf(source, now), inner);
  });
  return settled({ ...now, items, complete: true });
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
