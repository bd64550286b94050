/** Finds the node of an attribute, deciding nothing: absent, written, or not knowable. */
import type { AttributePlace, ItemPlace, Place } from '../model/attribute.js';
import { unknown, type Certainty } from '../model/certainty.js';
import type { Shape } from '../model/shape.js';
import type { ListNode, MapNode, Node } from '../model/source.js';
import { stepsTo, type Spelling, type Step } from '../model/spelling.js';

/** Takes one branch of every choice on `condition`: the reader then answers as if that were decided. */
export interface Assumption {
  readonly condition: string;
  readonly when: string;
}

/** Where reading stands: in a map, at a map that is not there, or behind something unknown. */
export type Position =
  | {
      readonly state: 'present';
      readonly map: MapNode;
      readonly path: string;
      readonly property: string;
      /** True when the map is the whole subject, and not what `path` leads to. */
      readonly outside?: boolean;
    }
  | {
      readonly state: 'absent';
      readonly owner: MapNode;
      readonly steps: readonly Step[];
      readonly path: string;
      readonly property: string;
    }
  | { readonly state: 'unknown'; readonly why: string; readonly place: Place };

interface Located {
  readonly place: Place;
  readonly written: Certainty;
  /** Where the attributes of a nested structure are read. */
  readonly below: Position;
}

export type Found =
  | (Located & { readonly state: 'unset' })
  | (Located & { readonly state: 'unknown'; readonly why: string })
  | (Located & {
      readonly state: 'known';
      readonly node: Node;
      readonly items: readonly ItemPlace[];
      readonly itemsComplete: Certainty;
    });

export interface Wanted {
  readonly name: string;
  readonly shape: Shape;
  readonly spelling: Spelling;
  readonly assumption?: Assumption;
  /** The whole subject, where what is spelled outside of its parent is looked for. */
  readonly root: MapNode;
}

export function isAbsent(node: Node): boolean {
  return node.kind === 'absent' || (node.kind === 'scalar' && node.value === null);
}

/** Takes the assumed branch; a choice whose branches are all the same value is that value. */
export function resolve(node: Node, assumption: Assumption | undefined): Node {
  if (node.kind !== 'choice') return node;
  const assumed = node.branches.find(
    (branch) => node.condition === assumption?.condition && branch.when === assumption.when,
  );
  if (assumed !== undefined) return resolve(assumed.node, assumption);
  const branches = node.branches.map((branch) => resolve(branch.node, assumption));
  const [first] = branches;
  return first !== undefined && branches.every((branch) => sameScalar(first, branch)) ? first : node;
}

function sameScalar(a: Node, b: Node): boolean {
  if (a.kind === 'absent' && b.kind === 'absent') return true;
  return a.kind === 'scalar' && b.kind === 'scalar' && a.value === b.value;
}

export function locate(from: Position, wanted: Wanted): Found {
  const position = isOutside(from, wanted) ? atRoot(from, wanted) : from;
  if (position.state === 'unknown') return behindUnknown(position, wanted);
  const path = position.path === '' ? wanted.name : `${position.path}.${wanted.name}`;
  const property = position.property === '' ? wanted.name : `${position.property}.${wanted.name}`;
  const steps = relativeSteps(position, path, wanted);
  const place = { path, property, spelling: wanted.spelling, shape: wanted.shape };
  if (position.state === 'absent') {
    return notThere({ ...place, kind: 'attribute', owner: position.owner, steps: [...position.steps, ...steps] });
  }
  if (steps.length === 0) return flattened(position.map, place);
  if (wanted.spelling.exceptions[path]?.none === true) {
    return notThere({ ...place, kind: 'attribute', owner: position.map, steps });
  }
  return walk({ kind: 'attribute', ...place, owner: position.map, steps }, wanted.assumption);
}

/** Terraform writes `deployment_circuit_breaker` beside `deployment_configuration` and not inside. */
function isOutside(position: Position, { name, spelling }: Wanted): boolean {
  const parent = pathOf(position);
  if (parent === '') return false;
  const spelled = spelling.exceptions[`${parent}.${name}`]?.path;
  if (spelled === undefined) return false;
  const steps = stepsTo(spelling, `${parent}.${name}`, true);
  return stepsTo(spelling, parent, true).some(({ key }, index) => steps[index]?.key !== key);
}

function atRoot(position: Position, { root }: Wanted): Position {
  const property = position.state === 'unknown' ? position.place.property : position.property;
  return { state: 'present', map: root, path: pathOf(position), property, outside: true };
}

function pathOf(position: Position): string {
  if (position.state !== 'unknown') return position.path;
  return position.place.kind === 'resource' ? '' : position.place.path;
}

function relativeSteps(position: Position & { path: string }, path: string, wanted: Wanted): readonly Step[] {
  const all = stepsTo(wanted.spelling, path, isNested(wanted.shape));
  const inRoot = position.path === '' || (position.state === 'present' && position.outside === true);
  return inRoot ? all : all.slice(stepsTo(wanted.spelling, position.path, true).length);
}

function isNested(shape: Shape): boolean {
  if (shape.type === 'list') return shape.of.type === 'map';
  return shape.type === 'map' || shape.type === 'items';
}

function behindUnknown(position: Position & { state: 'unknown' }, wanted: Wanted): Found {
  const property = `${position.place.property}.${wanted.name}`;
  const place: Place = { ...position.place, property };
  return { state: 'unknown', why: position.why, place, written: unknown(position.why), below: { ...position, place } };
}

/** A structure that this dialect writes flat: it is where its parent is. */
function flattened(map: MapNode, place: Omit<AttributePlace, 'kind' | 'owner' | 'steps'>): Found {
  const at: AttributePlace = { kind: 'attribute', owner: map, steps: [], node: map, ...place };
  const below: Position = { state: 'present', map, path: place.path, property: place.property };
  return { state: 'known', node: map, items: [], itemsComplete: 'yes', written: 'yes', below, place: at };
}

function notThere(place: AttributePlace): Found {
  const { owner, steps, path, property } = place;
  return { state: 'unset', place, written: 'no', below: { state: 'absent', owner, steps, path, property } };
}

function notKnown(place: AttributePlace, why: string): Found {
  return { state: 'unknown', why, place, written: unknown(why), below: { state: 'unknown', why, place } };
}

/** Follows `place.steps` from `place.owner`, narrowing both as far as maps are there. */
function walk(place: AttributePlace, assumption: Assumption | undefined): Found {
  const [step, ...rest] = place.steps;
  if (step === undefined) return notKnown(place, 'it has no spelling');
  const entry = place.owner.entries.findLast((candidate) => candidate.key === step.key);
  if (entry === undefined) return missing(place, step.key);
  const node = resolve(entry.value, assumption);
  const at = { ...place, node };
  if (isAbsent(node)) return notThere(at);
  if (rest.length === 0) return there(at, node, assumption);
  const inner = asMap(node, assumption);
  if (inner === 'none') return notThere(place);
  if (inner === undefined) return notKnown(at, whyNotMap(node));
  return walk({ ...place, owner: inner, steps: rest }, assumption);
}

function missing(place: AttributePlace, key: string): Found {
  const { complete, absent, inputs } = place.owner;
  if (complete || absent?.includes(key) === true) return notThere(place);
  if (absent === undefined) return notKnown(place, `not all keys beside ${key} are known`);
  const isOfModule = inputs !== undefined;
  return notKnown(
    place,
    isOfModule ? `the review does not know what the module makes of ${key}` : `ECS decides ${key} by itself`,
  );
}

function there(place: AttributePlace, node: Node, assumption: Assumption | undefined): Found {
  if (node.kind === 'choice' || node.kind === 'opaque') return notKnown(place, whyNotMap(node));
  const { path, property } = place;
  const map = asMap(node, assumption);
  if (map === 'none') return notThere(place);
  const below: Position =
    map === undefined ? { state: 'unknown', why: whyNotMap(node), place } : { state: 'present', map, path, property };
  return { state: 'known', node, place, written: 'yes', below, ...itemsOf(place, node, assumption) };
}

/** The map at a node; a single block of Terraform is one, no block at all is `none`. */
function asMap(node: Node, assumption: Assumption | undefined): MapNode | 'none' | undefined {
  if (node.kind === 'map') return node;
  if (node.kind !== 'list' || !node.complete) return undefined;
  const [only, more] = node.items;
  if (only === undefined) return node.form === 'hcl-blocks' ? 'none' : undefined;
  const item = more === undefined ? resolve(only, assumption) : undefined;
  return item?.kind === 'map' ? item : undefined;
}

function whyNotMap(node: Node): string {
  if (node.kind === 'opaque') return node.why;
  if (node.kind === 'choice') return `it depends on ${node.condition}`;
  if (node.kind === 'reference') return `${node.to}.${node.attribute} is known only after deployment`;
  return `a ${node.kind} stands where another type is expected`;
}

function itemsOf(
  place: AttributePlace,
  node: Node,
  assumption: Assumption | undefined,
): { readonly items: readonly ItemPlace[]; readonly itemsComplete: Certainty } {
  const list = node.kind === 'list' ? node : listOfOne(node);
  const resolved = list.items.map((item) => resolve(item, assumption));
  const undecided = resolved.find((item) => item.kind === 'choice');
  const items = resolved
    .filter((item) => item.kind !== 'choice' && !isAbsent(item))
    .map((item, index) => itemPlace(place, list, { item, index }));
  if (undecided !== undefined) return { items, itemsComplete: unknown(whyNotMap(undecided)) };
  return { items, itemsComplete: list.complete ? 'yes' : unknown(`not all items of ${place.property} are known`) };
}

function listOfOne(node: Node): ListNode {
  const { file, span } = node;
  return { kind: 'list', form: 'json', items: [node], complete: true, file, span, locked: 'it is not a list' };
}

function itemPlace(
  place: AttributePlace,
  list: ListNode,
  at: { readonly item: Node; readonly index: number },
): ItemPlace {
  const { path, spelling, shape } = place;
  const property = `${place.property}[${nameOf(at.item) ?? String(at.index)}]`;
  return { kind: 'item', list, node: at.item, property, path, spelling, shape };
}

/** The name by which people know an item: its `name` or `Name`, in whatever spelling. */
function nameOf(node: Node): string | undefined {
  if (node.kind !== 'map') return undefined;
  const named = node.entries.find((entry) => entry.key.toLowerCase() === 'name');
  return named?.value.kind === 'scalar' && typeof named.value.value === 'string' ? named.value.value : undefined;
}
