/**
 * Values as Terraform computes with them, with two things it does not keep: where each part was written, and what can be
 * seen of an unknown.
 */
import type { Hop, SourceFile, Span } from '../../../model/source.js';
import type { Num } from './number.js';
import { BOOL, DYNAMIC, NUMBER, objectType, STRING, tupleType, type Type } from './type.js';

/** A reference to a resource by its full address; `attribute` is the rest of the author's traversal. */
export interface Ref {
  readonly to: string;
  readonly attribute: string;
}

/** Where a value was written and how it came here. A container's `via` and `assumed` hold for all that is in it. */
export interface Trace {
  readonly file: SourceFile;
  readonly span: Span;
  readonly via?: readonly Hop[];
  readonly assumed?: readonly string[];
  readonly locked?: string;
  /** Set when the value was read from a resource's argument. */
  readonly ref?: Ref;
}

/** A run of a string: text as it stands in a file, or an interpolated value. */
export type Piece =
  | {
      readonly text: string;
      readonly file: SourceFile;
      readonly span: Span;
      readonly exact: boolean;
      readonly value?: undefined;
    }
  | { readonly value: Value; readonly text?: undefined };

/** Where a key and its value stand together. */
export interface Spot {
  readonly file: SourceFile;
  readonly keySpan: Span;
  readonly span: Span;
}

/** Keys in the order they were written. */
export interface Entries {
  readonly keys: () => readonly string[];
  readonly get: (key: string) => Value | undefined;
  readonly spot: (key: string) => Spot | undefined;
}

/** A resource behind a reference: its arguments as values, where they are written. */
export interface Target {
  readonly attribute: (name: string) => Value | undefined;
  /** An attribute that Terraform itself computes from arguments, which holds also where it is known in part. */
  readonly computed?: (name: string) => Value | undefined;
  /** True for a resource with instances of which neither number nor keys are known. */
  readonly symbolic?: boolean;
}

/** The reference that an unknown is computed from; with `keys`, decoded as JSON and taken apart by them. */
export interface Derived {
  readonly ref: Ref;
  readonly keys?: readonly string[];
}

export interface SeenBranch {
  readonly when: string;
  readonly value: Value;
}

/** What a reader of the source knows of a value that a plan does not know. */
export type Seen =
  | { readonly kind: 'opaque'; readonly why: string; readonly from?: Derived }
  | { readonly kind: 'reference'; readonly ref: Ref; readonly target?: Target }
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'json'; readonly value: Value }
  | { readonly kind: 'base64'; readonly value: Value }
  | { readonly kind: 'choice'; readonly condition: string; readonly branches: readonly SeenBranch[] }
  | { readonly kind: 'items'; readonly items: readonly Value[]; readonly complete: boolean }
  | { readonly kind: 'entries'; readonly entries: Entries; readonly complete: boolean };

export type Data =
  | { readonly kind: 'null' }
  | { readonly kind: 'unknown'; readonly seen: Seen }
  | { readonly kind: 'string'; readonly value: string; readonly pieces?: readonly Piece[]; readonly json?: Value }
  | { readonly kind: 'number'; readonly value: Num }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'items'; readonly items: readonly Value[] }
  | { readonly kind: 'entries'; readonly entries: Entries };

export interface Value {
  readonly type: Type;
  readonly data: Data;
  readonly trace: Trace;
  readonly sensitive: boolean;
}

export function nullValue(trace: Trace, type: Type = DYNAMIC): Value {
  return { type, data: { kind: 'null' }, trace, sensitive: false };
}

/** Terraform holds every string in Unicode's normal form C. */
export function stringValue(text: string, trace: Trace): Value {
  const value = /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize('NFC');
  return { type: STRING, data: { kind: 'string', value }, trace, sensitive: false };
}

export function numberValue(value: Num, trace: Trace): Value {
  return { type: NUMBER, data: { kind: 'number', value }, trace, sensitive: false };
}

export function boolValue(value: boolean, trace: Trace): Value {
  return { type: BOOL, data: { kind: 'bool', value }, trace, sensitive: false };
}

export function tupleValue(items: readonly Value[], trace: Trace): Value {
  const type = tupleType(items.map((item) => item.type));
  return { type, data: { kind: 'items', items }, trace, sensitive: false };
}

/** A list or set of values that already have its element type. */
export function itemsValue(type: Type, items: readonly Value[], trace: Trace): Value {
  return { type, data: { kind: 'items', items }, trace, sensitive: false };
}

export function mapValue(type: Type, entries: Entries, trace: Trace): Value {
  return { type, data: { kind: 'entries', entries }, trace, sensitive: false };
}

export function objectValue(entries: Entries, trace: Trace): Value {
  const fields = new Map(entries.keys().map((key) => [key, entries.get(key)?.type ?? DYNAMIC]));
  return { type: objectType(fields), data: { kind: 'entries', entries }, trace, sensitive: false };
}

export function unknownValue(type: Type, seen: Seen, trace: Trace): Value {
  return { type, data: { kind: 'unknown', seen }, trace, sensitive: false };
}

export function opaque(why: string, trace: Trace, type: Type = DYNAMIC): Value {
  return unknownValue(type, { kind: 'opaque', why }, trace);
}

export function entriesOf(values: ReadonlyMap<string, Value>, spots?: ReadonlyMap<string, Spot>): Entries {
  return {
    keys: () => [...values.keys()],
    get: (key) => values.get(key),
    spot: (key) => spots?.get(key),
  };
}

export const NO_ENTRIES: Entries = entriesOf(new Map());

export function isNull(value: Value): boolean {
  return value.data.kind === 'null';
}

export function isUnknown(value: Value): boolean {
  return value.data.kind === 'unknown';
}

/** Orders keys as Terraform does: by bytes, which is by code points. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const x = left.next().value?.codePointAt(0) ?? -1;
    const y = right.next().value?.codePointAt(0) ?? -1;
    if (x !== y) return x - y;
    if (x === -1) return 0;
  }
}

export function sortedKeys(entries: Entries): readonly string[] {
  return [...entries.keys()].sort(compareText);
}
