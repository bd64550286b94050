/** What a part of a container takes over from it, and what a result takes over from its operands. */
import type { Hop } from '../../../model/source.js';
import { numberText } from './number-text.js';
import { fromInteger } from './number.js';
import type { Type } from './type.js';
import {
  numberValue,
  sortedKeys,
  stringValue,
  isUnknown,
  unknownValue,
  type Derived,
  type Entries,
  type Piece,
  type Seen,
  type Trace,
  type Value,
} from './value.js';

export function union(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] {
  if (a === undefined || a.length === 0) return b ?? [];
  if (b === undefined || b.length === 0) return a;
  return [...a, ...b.filter((name) => !a.includes(name))];
}

/** The trace with more assumptions; the same object when there are none to add. */
export function assuming(trace: Trace, assumed: readonly string[] | undefined): Trace {
  if (assumed === undefined || assumed.every((name) => trace.assumed?.includes(name) === true)) return trace;
  return { ...trace, assumed: union(trace.assumed, assumed) };
}

function sameHop(a: Hop | undefined, b: Hop): boolean {
  return a?.kind === b.kind && a.name === b.name;
}

function withHops(trace: Trace, hops: readonly Hop[] | undefined): Trace {
  if (hops === undefined || hops.length === 0) return trace;
  const own = trace.via ?? [];
  const added = sameHop(own.at(-1), hops[0] ?? { kind: 'function', name: '' }) ? hops.slice(1) : hops;
  return added.length === 0 ? trace : { ...trace, via: [...own, ...added] };
}

/** A part of `container`, with the way, the assumptions and the mark of the whole. */
export function inherit(part: Value, container: Value): Value {
  const trace = assuming(withHops(part.trace, container.trace.via), container.trace.assumed);
  const sensitive = part.sensitive || container.sensitive;
  if (trace === part.trace && sensitive === part.sensitive) return part;
  return { ...part, trace, sensitive };
}

/** The value after it passed through a name: a variable, a local, an output. */
export function through(value: Value, hop: Hop, assumed?: readonly string[]): Value {
  const trace = assuming(withHops(value.trace, [hop]), assumed);
  return trace === value.trace ? value : { ...value, trace };
}

export function assumingValue(value: Value, assumed: readonly string[] | undefined): Value {
  const trace = assuming(value.trace, assumed);
  return trace === value.trace ? value : { ...value, trace };
}

export function markedSensitive(value: Value, sensitive: boolean): Value {
  return !sensitive || value.sensitive ? value : { ...value, sensitive: true };
}

/** The parts of a container in Terraform's order, each with its key, inheriting from the whole; undefined for anything else. */
export function partsOf(value: Value): readonly { readonly key: Value; readonly value: Value }[] | undefined {
  const { data, trace } = value;
  if (data.kind === 'items') {
    return data.items.map((item, index) => {
      const part = inherit(item, value);
      return { key: value.type.kind === 'set' ? part : numberValue(fromInteger(index), trace), value: part };
    });
  }
  if (data.kind !== 'entries') return undefined;
  return sortedKeys(data.entries).flatMap((key) => {
    const part = data.entries.get(key);
    return part === undefined ? [] : [{ key: keyValue(data.entries, key, trace), value: inherit(part, value) }];
  });
}

/** A key as a string value that stands where the key is written. */
export function keyValue(entries: Entries, key: string, trace: Trace): Value {
  const spot = entries.spot(key);
  const base = { ...trace, locked: 'it is a key' };
  return stringValue(key, spot === undefined ? base : { ...base, file: spot.file, span: spot.keySpan });
}

/** The items of a sequence, inheriting from the whole. */
export function itemsIn(value: Value): readonly Value[] {
  return value.data.kind === 'items' ? value.data.items.map((item) => inherit(item, value)) : [];
}

export function entryIn(value: Value, key: string): Value | undefined {
  if (value.data.kind !== 'entries') return undefined;
  const part = value.data.entries.get(key);
  return part === undefined ? undefined : inherit(part, value);
}

/** The first unknown in a value, in depth. */
export function firstUnknown(value: Value): Value | undefined {
  if (value.data.kind === 'unknown') return value;
  for (const part of rawParts(value)) {
    const found = firstUnknown(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The direct parts as they are stored, without inheriting. */
export function rawParts(value: Value): readonly Value[] {
  const { data } = value;
  if (data.kind === 'items') return data.items;
  if (data.kind !== 'entries') return [];
  return data.entries.keys().flatMap((key) => data.entries.get(key) ?? []);
}

/** Every assumption in a value, in depth. */
export function assumptions(value: Value): readonly string[] {
  const parts = [...rawParts(value), ...encodedParts(value)];
  return parts.reduce((all, part) => union(all, assumptions(part)), value.trace.assumed ?? []);
}

/** What a text of `jsonencode` was made of. */
function encodedParts({ data }: Value): readonly Value[] {
  if (data.kind === 'string') return data.json === undefined ? [] : [data.json];
  return data.kind === 'unknown' && isEncoded(data.seen) ? [data.seen.value] : [];
}

function isEncoded(seen: Seen): seen is Seen & { readonly kind: 'json' | 'base64' } {
  return seen.kind === 'json' || seen.kind === 'base64';
}

export function anySensitive(value: Value): boolean {
  return value.sensitive || rawParts(value).some(anySensitive);
}

/** The value with all marks removed, in depth. */
export function unmarked(value: Value): Value {
  if (!anySensitive(value)) return value;
  const { data } = value;
  if (data.kind === 'items') return { ...value, sensitive: false, data: { ...data, items: data.items.map(unmarked) } };
  if (data.kind !== 'entries') return { ...value, sensitive: false };
  const { entries } = data;
  const clean: Entries = {
    ...entries,
    get: (key) => {
      const part = entries.get(key);
      return part === undefined ? undefined : unmarked(part);
    },
  };
  return { ...value, sensitive: false, data: { ...data, entries: clean } };
}

/** Finishes "could not be decided because …". */
export function whyUnknown(value: Value): string {
  const unknown = firstUnknown(value);
  return unknown?.data.kind === 'unknown' ? whySeen(unknown.data.seen) : 'it is not known';
}

function whySeen(seen: Seen): string {
  switch (seen.kind) {
    case 'opaque':
      return seen.why;
    case 'reference':
      return `${refText(seen.ref)} is known only after deployment`;
    case 'choice':
      return `it depends on ${seen.condition}`;
    case 'text':
      return whyPieces(seen.pieces);
    case 'json':
    case 'base64':
      return whyUnknown(seen.value);
    case 'items':
      return seen.items.map(whyUnknown).find((why) => why !== 'it is not known') ?? 'not all of its items are known';
    case 'entries':
      return 'not all of its keys are known';
  }
}

/** The reference that makes the value unknown, or that it is computed from. */
export function derivedFrom(value: Value): Derived | undefined {
  const unknown = firstUnknown(value);
  if (unknown?.data.kind !== 'unknown') return undefined;
  const { seen } = unknown.data;
  if (seen.kind === 'reference') return seen.ref.attribute === '' ? undefined : { ref: seen.ref };
  if (seen.kind === 'opaque') return seen.from;
  if (isEncoded(seen)) return withoutKeys(derivedFrom(seen.value));
  if (seen.kind !== 'text') return undefined;
  const hole = seen.pieces.find(({ value: part }) => part !== undefined && isUnknown(part));
  return hole?.value === undefined ? undefined : withoutKeys(derivedFrom(hole.value));
}

function withoutKeys(from: Derived | undefined): Derived | undefined {
  return from === undefined ? undefined : { ref: from.ref };
}

/** The hops by which the first unknown came as a secret. */
function secretHops(value: Value): readonly Hop[] {
  return (firstUnknown(value)?.trace.via ?? []).filter(({ secret }) => secret === true);
}

/** An unknown that is computed from another: it keeps why, from which reference and from which secret. */
export function computedFrom(cause: Value, trace: Trace, { type, keys }: Computation): Value {
  const from = derivedFrom(cause);
  const derived = from === undefined ? {} : { from: keys === undefined ? { ref: from.ref } : { ref: from.ref, keys } };
  const seen = { kind: 'opaque' as const, why: whyUnknown(cause), ...derived };
  return unknownValue(type, seen, withHops(trace, secretHops(cause)));
}

export interface Computation {
  readonly type: Type;
  /** The keys that were taken out of a text of JSON. */
  readonly keys?: readonly string[];
}

function refText(ref: { readonly to: string; readonly attribute: string }): string {
  return ref.attribute === '' ? ref.to : `${ref.to}.${ref.attribute}`;
}

function whyPieces(pieces: readonly Piece[]): string {
  const hole = pieces.find((piece) => piece.value !== undefined && firstUnknown(piece.value) !== undefined);
  return hole?.value === undefined ? 'it is not known' : whyUnknown(hole.value);
}

/** The text of a known primitive; undefined for anything else. */
export function primitiveText(value: Value): string | undefined {
  const { data } = value;
  if (data.kind === 'string') return data.value;
  if (data.kind === 'number') return numberText(data.value);
  return data.kind === 'bool' ? String(data.value) : undefined;
}
