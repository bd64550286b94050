/** Sets: one of each, in Terraform's order. Source: go-cty's set_internals.go. */
import { equals } from './equal.js';
import { assumptions, rawParts, union } from './inherit.js';
import { numberText } from './number-text.js';
import { compare } from './number.js';
import { setType, type Type } from './type.js';
import { compareText, sortedKeys, type Trace, type Value } from './value.js';

/** A set of values that have its element type already. The set as a whole takes over the marks and assumptions of its elements. */
export function makeSet(of: Type, values: readonly Value[], trace: Trace): Value {
  const buckets = new Map<string, Value[]>();
  for (const value of values) {
    const key = hashText(value);
    const bucket = buckets.get(key) ?? [];
    if (!bucket.some((member) => equals(member, value) === true)) bucket.push(value);
    buckets.set(key, bucket);
  }
  const items = [...buckets.values()].flat().sort((a, b) => compareMembers(a, b));
  const sensitive = values.some((value) => value.sensitive);
  const assumed = values.reduce<readonly string[]>((all, value) => union(all, assumptions(value)), trace.assumed ?? []);
  const whole = assumed.length === 0 ? trace : { ...trace, assumed };
  return {
    type: setType(of),
    data: { kind: 'items', items: items.map((item) => ({ ...item, sensitive: false })) },
    trace: whole,
    sensitive,
  };
}

/** Nulls and unknowns last; primitives by value; everything else by its spelling. */
function compareMembers(a: Value, b: Value): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (a.data.kind === 'number' && b.data.kind === 'number') return compare(a.data.value, b.data.value);
  if (a.data.kind === 'string' && b.data.kind === 'string') return compareText(a.data.value, b.data.value);
  if (a.data.kind === 'bool' && b.data.kind === 'bool') return Number(a.data.value) - Number(b.data.value);
  return compareText(hashText(a), hashText(b));
}

function rankOf(value: Value): number {
  if (value.data.kind === 'unknown') return 2;
  return value.data.kind === 'null' ? 1 : 0;
}

/** A spelling that is the same for equal values. */
function hashText(value: Value): string {
  const { data, type } = value;
  switch (data.kind) {
    case 'unknown':
      return '?';
    case 'null':
      return '~';
    case 'number':
      return numberText(data.value);
    case 'bool':
      return data.value ? 'T' : 'F';
    case 'string':
      return JSON.stringify(data.value);
    case 'items':
      return type.kind === 'tuple' ? `<${hashAll(rawParts(value))}>` : `[${hashAll(rawParts(value))}]`;
    case 'entries':
      return hashEntries(value);
  }
}

function hashAll(values: readonly Value[]): string {
  return values.map((value) => `${hashText(value)};`).join('');
}

function hashEntries(value: Value): string {
  if (value.data.kind !== 'entries') return '';
  const { entries } = value.data;
  const map = value.type.kind === 'map';
  const parts = sortedKeys(entries).map((key) => {
    const part = entries.get(key);
    return `${map ? `${JSON.stringify(key)}:` : ''}${part === undefined ? '' : hashText(part)};`;
  });
  return map ? `{${parts.join('')}}` : `<${parts.join('')}>`;
}
