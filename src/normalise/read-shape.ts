/** Reads the attributes of a subject from its node by its shape. The only reader of attributes. */
import type {
  AttributePlace,
  Attr,
  Hole,
  ItemPlace,
  Link,
  List,
  Place,
  Presence,
  TextEntry,
} from '../model/attribute.js';
import { unknown, type Certainty } from '../model/certainty.js';
import type { Fields, ListShape, MapShape, ReadFields, Shape } from '../model/shape.js';
import type { Entry, MapNode, Node, ScalarNode } from '../model/source.js';
import { REGULAR, type Spelling } from '../model/spelling.js';
import { isAbsent, locate, type Assumption, type Found, type Position } from './locate.js';
import { readConditions, readPrincipals } from './read-policy.js';

interface Reading {
  readonly spelling: Spelling;
  readonly assumption?: Assumption;
}

interface Rooted extends Reading {
  /** The whole subject. */
  readonly root: MapNode;
}

/** The attributes of a subject. `assumption` decides one condition, see `Assumption`. */
export function readFields<F extends Fields>(fields: F, owner: MapNode, reading: Reading): ReadFields<F> {
  const root: Position = { state: 'present', map: owner, path: '', property: '' };
  return readAll(fields, root, { ...reading, root: owner }) as ReadFields<F>;
}

function readAll(fields: Fields, position: Position, reading: Rooted): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, shape]): [string, unknown] => {
    return [name, readFound(shape, locate(position, { name, shape, ...reading }), reading)];
  });
  return Object.fromEntries(entries);
}

function readFound(shape: Shape, found: Found, reading: Rooted): unknown {
  switch (shape.type) {
    case 'map':
      return readMap(shape, found, reading);
    case 'list':
      return readList(shape, found, reading);
    case 'items':
      return readItems(found);
    case 'textMap':
      return readTextMap(found);
    case 'conditions':
      return readConditions(found);
    case 'principals':
      return readPrincipals(found);
    default:
      return readLeaf(shape, found);
  }
}

function readMap(shape: MapShape, found: Found, reading: Rooted): Record<string, unknown> & Presence {
  const attributes = readAll(shape.fields, found.below, reading);
  return { ...attributes, written: found.written, place: found.place };
}

/** The items of a list, choices resolved; `complete` says whether these are all. */
function itemsOf(found: Found): { readonly nodes: readonly ItemPlace[]; readonly complete: Certainty } {
  if (found.state === 'unset') return { nodes: [], complete: 'yes' };
  if (found.state === 'unknown') return { nodes: [], complete: unknown(found.why) };
  return { nodes: found.items, complete: found.itemsComplete };
}

function readList(shape: ListShape, found: Found, reading: Rooted): List<unknown> {
  const { nodes, complete } = itemsOf(found);
  const items = nodes.map((place) => readFound(shape.of, foundItem(place, shape.of), reading));
  return { items, complete, written: found.written, place: found.place };
}

/** An item of a list as the thing to read further. */
function foundItem(place: ItemPlace, shape: Shape): Found {
  const node = place.node;
  const below: Position =
    node.kind === 'map'
      ? { state: 'present', map: node, path: place.path, property: place.property }
      : { state: 'unknown', why: whyUnknown(node), place };
  const at: Place = { ...place, shape };
  const nothing = { items: [], itemsComplete: unknown('it is not a list'), written: 'yes', below, place: at } as const;
  if (isAbsent(node)) return { ...nothing, state: 'unset' };
  return { ...nothing, state: 'known', node };
}

/** An item that cannot be read may be anything, so the others are not all there are. */
function readItems(found: Found): List<ItemPlace> {
  const { nodes, complete } = itemsOf(found);
  const unread = nodes.find(({ node }) => node.kind !== 'map');
  const all = unread === undefined ? complete : unknown(whyUnknown(unread.node));
  return { items: nodes, complete: all, written: found.written, place: found.place };
}

function readTextMap(found: Found): List<TextEntry> {
  const list = { written: found.written, place: found.place };
  if (found.state === 'unset') return { ...list, items: [], complete: 'yes' };
  if (found.state === 'unknown') return { ...list, items: [], complete: unknown(found.why) };
  if (found.node.kind !== 'map') return { ...list, items: [], complete: unknown(whyUnknown(found.node)) };
  const owner = found.node;
  const items = owner.entries.map((entry): TextEntry => {
    const place = textEntryPlace(found.place, owner, entry);
    return { key: entry.key, value: leaf({ type: 'text' }, entry.value, place) as Attr<string>, place };
  });
  return { ...list, items, complete: owner.complete ? 'yes' : unknown('some of its keys are not known') };
}

function textEntryPlace(parent: Place, owner: MapNode, entry: Entry): AttributePlace {
  const known = parent.kind === 'resource' ? undefined : parent;
  return {
    kind: 'attribute',
    owner,
    steps: [{ key: entry.key, block: false }],
    node: entry.value,
    property: `${parent.property}[${entry.key}]`,
    path: known?.path ?? '',
    spelling: known?.spelling ?? REGULAR.api,
    shape: { type: 'text' },
  };
}

function readLeaf(shape: Shape, found: Found): Attr<unknown> {
  if (found.state === 'unset') return { state: 'unset', place: found.place, ...fallbackOf(shape) };
  if (found.state === 'unknown') return { state: 'unknown', why: found.why, place: found.place };
  return leaf(shape, found.node, found.place);
}

function fallbackOf(shape: Shape): { readonly fallback?: unknown } {
  return 'fallback' in shape ? { fallback: shape.fallback } : {};
}

function leaf(shape: Shape, node: Node, place: Place): Attr<unknown> {
  if (isAbsent(node)) return { state: 'unset', place, ...fallbackOf(shape) };
  const value = convert(shape, node, place);
  if (value === undefined) return { state: 'unknown', why: whyUnknown(node), place };
  const assumed = node.assumed ?? [];
  return { state: 'known', value, place, ...(assumed.length > 0 ? { assumed } : {}) };
}

function convert(shape: Shape, node: Node, place: Place): unknown {
  switch (shape.type) {
    case 'text':
      return node.kind === 'scalar' ? apiValue(node, place) : undefined;
    case 'flag':
      return node.kind === 'scalar' ? asFlag(node) : undefined;
    case 'number':
      return node.kind === 'scalar' ? asNumber(node) : undefined;
    case 'pieces':
      return asPieces(node);
    case 'link':
      return asLink(node);
    default:
      return true;
  }
}

/** The API's word for a written value (`true` → `ENABLED` for assign_public_ip), as text. */
function apiValue(node: ScalarNode, place: Place): string {
  const values = place.kind === 'resource' ? undefined : place.spelling.exceptions[place.path]?.values;
  const written = String(node.value).toLowerCase();
  const match = Object.entries(values ?? {}).find(([, spelled]) => String(spelled).toLowerCase() === written);
  return match?.[0] ?? (typeof node.value === 'string' ? node.value : node.raw);
}

function asFlag(node: ScalarNode): boolean | undefined {
  if (typeof node.value === 'boolean') return node.value;
  const spelled = String(node.value).toLowerCase();
  if (spelled === 'true') return true;
  return spelled === 'false' ? false : undefined;
}

function asNumber(node: ScalarNode): number | undefined {
  if (typeof node.value === 'number') return node.value;
  return typeof node.value === 'string' && /^-?\d+(\.\d+)?$/.test(node.value) ? Number(node.value) : undefined;
}

function asPieces(node: Node): readonly (string | Hole)[] | undefined {
  if (node.kind === 'scalar') return [typeof node.value === 'string' ? node.value : node.raw];
  if (node.kind === 'reference') return [asHole(node)];
  if (node.kind === 'text') return node.parts.map((part) => (typeof part === 'string' ? part : asHole(part)));
  return undefined;
}

function asHole(node: Node): Hole {
  if (node.kind === 'reference') return { to: node.to, attribute: node.attribute, why: whyUnknown(node) };
  return { why: whyUnknown(node) };
}

function asLink(node: Node): Link | undefined {
  if (node.kind === 'reference') return { to: node.to, attribute: node.attribute };
  if (node.kind === 'scalar') return { literal: typeof node.value === 'string' ? node.value : node.raw };
  const first = node.kind === 'text' ? node.parts[0] : undefined;
  return first !== undefined && typeof first !== 'string' && first.kind === 'reference'
    ? { to: first.to, attribute: first.attribute }
    : undefined;
}

/** Finishes "could not be decided because …". */
export function whyUnknown(node: Node): string {
  if (node.kind === 'opaque') return node.why;
  if (node.kind === 'reference') return `${node.to}.${node.attribute} is known only after deployment`;
  if (node.kind === 'choice') return `it depends on ${node.condition}`;
  const hole = node.kind === 'text' ? node.parts.find((part) => typeof part !== 'string') : undefined;
  if (hole !== undefined) return whyUnknown(hole);
  return `a ${node.kind} stands where another type is expected`;
}
