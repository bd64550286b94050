/** Decodes one setting that a person wrote as text. Every refusal says what is allowed and the nearest valid word. */
import { didYouMean } from '../model/nearest.js';
import type { Shard } from '../model/options.js';
import { UserError } from '../model/user-error.js';

/** What a setting may hold. */
export type SettingKind =
  | { readonly type: 'text' }
  | { readonly type: 'lines' }
  | { readonly type: 'flag' }
  | { readonly type: 'count' }
  | { readonly type: 'choice'; readonly of: readonly string[] };

/** `label` is how the person knows the setting: `--fail-on`, `input fail-on`. */
export interface Written {
  readonly label: string;
  readonly value: string;
}

export function choiceOf<const T extends string>({ label, value }: Written, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new UserError(`${label} is "${value}"; it can be ${listed(allowed)}.${didYouMean(value, allowed)}`);
}

export function choicesOf<const T extends string>(
  label: string,
  words: readonly string[],
  allowed: readonly T[],
): readonly T[] {
  return [...new Set(words.map((value) => choiceOf({ label, value }, allowed)))];
}

export function flagOf(written: Written): boolean {
  return choiceOf(written, ['true', 'false']) === 'true';
}

export function countOf({ label, value }: Written): number {
  if (/^\d{1,6}$/.test(value.trim())) return Number(value);
  throw new UserError(`${label} is "${value}"; it has to be a whole number, such as 20.`);
}

const MOST_SHARDS = 256;

/** `i/n`; undefined when that is everything. */
export function shardOf({ label, value }: Written): Shard | undefined {
  const [, index = '', of = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(value.trim()) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (value.trim() === '') return undefined;
  if (shard.index < 1 || shard.index > shard.of || shard.of > MOST_SHARDS) {
    throw new UserError(`${label} is "${value}"; it has to be a part of a whole, such as 1/4.`);
  }
  return shard.of === 1 ? undefined : shard;
}

/** One item a line, or separated by commas; empty lines and lines starting with `#` do not count. */
export function linesOf({ value }: Written): readonly string[] {
  return value
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `a, b or c`. */
export function listed(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
