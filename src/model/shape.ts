/**
 * Shapes describe the attributes of a subject, one line each, in the API's names and with the service's own default.
 * Both the reader (`normalise/read-shape.ts`) and the type that rules see (`Read`) derive from them.
 */
import type {
  Attr,
  ConditionEntry,
  Hole,
  ItemPlace,
  Link,
  List,
  Presence,
  PrincipalEntry,
  TextEntry,
} from './attribute.js';

export interface TextShape {
  readonly type: 'text';
  readonly fallback?: string;
}
export interface FlagShape {
  readonly type: 'flag';
  readonly fallback?: boolean;
}
export interface NumberShape {
  readonly type: 'number';
  readonly fallback?: number;
}
export interface PiecesShape {
  readonly type: 'pieces';
}
export interface LinkShape {
  readonly type: 'link';
}
export interface ListShape<S extends Shape = Shape> {
  readonly type: 'list';
  readonly of: S;
}
export interface Fields {
  readonly [name: string]: Shape;
}
export interface MapShape<F extends Fields = Fields> {
  readonly type: 'map';
  readonly fields: F;
}
export interface TextMapShape {
  readonly type: 'textMap';
}
export interface AnyShape {
  readonly type: 'any';
}
export interface ItemsShape {
  readonly type: 'items';
}
export interface ConditionsShape {
  readonly type: 'conditions';
}
export interface PrincipalsShape {
  readonly type: 'principals';
}

export type Shape =
  | TextShape
  | FlagShape
  | NumberShape
  | PiecesShape
  | LinkShape
  | ListShape
  | MapShape
  | TextMapShape
  | AnyShape
  | ItemsShape
  | ConditionsShape
  | PrincipalsShape;

/** A string; numbers and booleans read as their spelling. `fallback` is what AWS does when it is absent. */
export function text(fallback?: string): TextShape {
  return fallback === undefined ? { type: 'text' } : { type: 'text', fallback };
}

/** A boolean; the strings "true" and "false" in any case count. */
export function flag(fallback?: boolean): FlagShape {
  return fallback === undefined ? { type: 'flag' } : { type: 'flag', fallback };
}

/** A number; strings of digits count. */
export function number(fallback?: number): NumberShape {
  return fallback === undefined ? { type: 'number' } : { type: 'number', fallback };
}

/** A string of which pieces may be unknown or references: an image, a name built with a suffix. */
export function pieces(): PiecesShape {
  return { type: 'pieces' };
}

/** A reference to another resource, or the literal id, name or ARN that stands in its place. */
export function link(): LinkShape {
  return { type: 'link' };
}

/** A list; a single value reads as a list of one. */
export function listOf<const S extends Shape>(of: S): ListShape<S> {
  return { type: 'list', of };
}

/** A nested structure. When it is absent its attributes read as unset, and setting one creates it. */
export function mapOf<const F extends Fields>(fields: F): MapShape<F> {
  return { type: 'map', fields };
}

/** Free keys with text values: log options, Docker labels, tags. */
export function textMap(): TextMapShape {
  return { type: 'textMap' };
}

/** Present or not is all that matters. */
export function any(): AnyShape {
  return { type: 'any' };
}

/** A list whose items are subjects of their own (containers of a task definition): only their places are read here. */
export function items(): ItemsShape {
  return { type: 'items' };
}

/** The conditions of a policy statement, in JSON or in Terraform's `condition` blocks. */
export function conditions(): ConditionsShape {
  return { type: 'conditions' };
}

/** The principals of a policy statement, in JSON or in Terraform's `principals` blocks. */
export function principals(): PrincipalsShape {
  return { type: 'principals' };
}

/** What the reader makes of a shape. */
export type Read<S extends Shape> =
  S extends ListShape<infer Of>
    ? List<Read<Of>>
    : S extends MapShape<infer F>
      ? ReadFields<F> & Presence
      : S['type'] extends keyof Leaf
        ? Leaf[S['type']]
        : never;

interface Leaf {
  readonly text: Attr<string>;
  readonly flag: Attr<boolean>;
  readonly number: Attr<number>;
  readonly pieces: Attr<readonly (string | Hole)[]>;
  readonly link: Attr<Link>;
  readonly textMap: List<TextEntry>;
  readonly any: Attr<true>;
  readonly items: List<ItemPlace>;
  readonly conditions: List<ConditionEntry>;
  readonly principals: List<PrincipalEntry>;
}

export type ReadFields<F extends Fields> = { readonly [K in keyof F]: Read<F[K]> };
