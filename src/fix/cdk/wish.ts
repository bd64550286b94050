import type { Change, Value } from '../../model/rule.js';
import type { MapNode } from '../../model/source.js';

/** What a change wants of an attribute, in one way however the template writes it. */
export interface Wish {
  /** API path; of an entry that has a name `settings[containerInsights]`. */
  readonly path: string;
  /** Undefined when the attribute is to go. */
  readonly value?: Value;
  readonly change: Change;
}

/** Undefined for changes of whole items and resources, and for those that put one attribute in the place of another. */
export function wishOf(change: Change): Wish | undefined {
  const { place } = change;
  if (place.kind !== 'attribute' || change.op === 'replace' || change.op === 'line' || change.op === 'declare')
    return undefined;
  if (change.op === 'remove') return { path: place.path, change };
  if (change.op === 'append') return appended(place.path, change.value, change);
  const name = place.path.endsWith('.value') ? entryName(place.owner) : undefined;
  const path = name === undefined ? place.path : `${place.path.slice(0, -'.value'.length)}[${name}]`;
  return { path, value: change.value, change };
}

/** A new entry with a name and a value. */
function appended(list: string, value: Value, change: Change): Wish | undefined {
  if (typeof value !== 'object' || Array.isArray(value) || 'refer' in value) return undefined;
  const { name, key = name, value: inner } = value as Readonly<Record<string, Value>>;
  if (typeof key !== 'string' || inner === undefined) return undefined;
  return { path: `${list}[${key}]`, value: inner, change };
}

function entryName({ entries }: MapNode): string | undefined {
  const named = entries.find(({ key }) => key === 'Name' || key === 'Key')?.value;
  return named?.kind === 'scalar' ? String(named.value) : undefined;
}
