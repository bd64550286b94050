import { and, certain, not, or, unknown, type Certainty } from './certainty.js';
import type { Shape } from './shape.js';
import type { ListNode, MapNode, Node, Span } from './source.js';
import type { Spelling, Step } from './spelling.js';

/**
 * Where an attribute stands, or would stand: it exists for an absent attribute too, which makes "add it" one generic fix.
 * `owner` is the deepest map that is there; `steps` lead from it to the value (at least one step).
 */
export interface AttributePlace {
  readonly kind: 'attribute';
  readonly owner: MapNode;
  readonly steps: readonly Step[];
  readonly node?: Node;
  /** API path relative to the subject: `logConfiguration.logDriver`, `environment[DB_PASSWORD].value`. */
  readonly property: string;
  /** The same path without list positions, as the spelling tables know it: `logConfiguration.logDriver`. */
  readonly path: string;
  readonly spelling: Spelling;
  readonly shape: Shape;
}

/** An item of a list: a container, an environment entry, an ingress block. */
export interface ItemPlace {
  readonly kind: 'item';
  readonly list: ListNode;
  readonly node: Node;
  readonly property: string;
  readonly path: string;
  readonly spelling: Spelling;
  readonly shape: Shape;
}

/** A whole resource: its block, or its entry in the template. */
export interface ResourcePlace {
  readonly kind: 'resource';
  readonly node: MapNode;
  /** The complete declaration. */
  readonly span: Span;
  /** The map whose entry it is (CloudFormation's `Resources`); absent for a Terraform block. */
  readonly owner?: MapNode;
  /** What to point at: the block's header, the logical id. */
  readonly header: Span;
  readonly property: string;
}

export type Place = AttributePlace | ItemPlace | ResourcePlace;

/** `value` exists only here: what is not known cannot be judged. `assumed` names the defaults that it rests on. */
export interface Known<T> {
  readonly state: 'known';
  readonly value: T;
  readonly place: Place;
  readonly assumed?: readonly string[];
}

/** Proved absent. `fallback` is what AWS does then, when that is a value. */
export interface Unset<T> {
  readonly state: 'unset';
  readonly fallback?: T;
  readonly place: Place;
}

/** `why` finishes the sentence "could not be decided because …". */
export interface UnknownAttr {
  readonly state: 'unknown';
  readonly why: string;
  readonly place: Place;
}

export type Attr<T> = Known<T> | Unset<T> | UnknownAttr;

/** `complete: 'yes'` when the items are all there are; otherwise there may be more, and why. */
export interface List<T> {
  readonly items: readonly T[];
  readonly complete: Certainty;
  /** Whether the list is written at all. */
  readonly written: Certainty;
  readonly place: Place;
}

/** Of a nested structure: whether it is written, and where. */
export interface Presence {
  readonly written: Certainty;
  readonly place: Place;
}

/** A piece of text that only the deployment knows; with `to`, a reference to a resource in reach. */
export interface Hole {
  readonly to?: string;
  readonly attribute?: string;
  readonly why: string;
}

/** Either `to` (an address, with the author's attribute word) or `literal`. */
export type Link =
  | { readonly to: string; readonly attribute: string; readonly literal?: undefined }
  | { readonly literal: string; readonly to?: undefined };

export interface TextEntry {
  readonly key: string;
  readonly value: Attr<string>;
  readonly place: Place;
}

/** One line of a statement's Condition: `{ "StringEquals": { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } }`. */
export interface ConditionEntry {
  readonly operator: string;
  readonly key: string;
  readonly values: List<Attr<string>>;
  readonly place: Place;
}

/** One principal of a statement: `{ "Service": "ecs-tasks.amazonaws.com" }`; a bare `"*"` has type `*`. */
export interface PrincipalEntry {
  readonly type: string;
  readonly values: List<Attr<string>>;
  readonly place: Place;
}

/** Whether the attribute, or AWS's default in its place, has this value or fulfils this predicate. */
export function is<T>(attr: Attr<T>, wanted: T | ((value: T) => boolean)): Certainty {
  const fulfils = (value: T): Certainty =>
    certain(typeof wanted === 'function' ? (wanted as (value: T) => boolean)(value) : value === wanted);
  if (attr.state === 'known') return fulfils(attr.value);
  if (attr.state === 'unknown') return unknown(attr.why);
  return attr.fallback === undefined ? 'no' : fulfils(attr.fallback);
}

/** Whether the attribute is proved absent. */
export function isUnset(attr: Attr<unknown>): Certainty {
  if (attr.state === 'unknown') return unknown(attr.why);
  return certain(attr.state === 'unset');
}

/** Whether some item fulfils the predicate; an incomplete list never proves that there is none. */
export function some<T>(list: Pick<List<T>, 'items' | 'complete'>, predicate: (item: T) => Certainty): Certainty {
  return or(...list.items.map(predicate), not(list.complete));
}

/** Whether every item fulfils the predicate; an incomplete list never proves it. */
export function every<T>(list: Pick<List<T>, 'items' | 'complete'>, predicate: (item: T) => Certainty): Certainty {
  return and(...list.items.map(predicate), list.complete);
}

/** Whether nothing is in the list. */
export function isEmpty(list: Pick<List<unknown>, 'items' | 'complete'>): Certainty {
  return list.items.length > 0 ? 'no' : list.complete;
}

/** Whether this kind of file has the attribute at all; where it has not, another resource may hold it. */
export function isSpelled(attr: { readonly place: Place }): boolean {
  const { place } = attr;
  return place.kind === 'attribute' && place.spelling.exceptions[place.path]?.none !== true;
}

/** Whether what is written at its place is the value itself, and nothing that leads to it: a variable, a mapping. */
export function isWrittenThere({ place }: Attr<unknown>): boolean {
  return place.kind === 'attribute' && place.node !== undefined && place.node.via === undefined;
}
