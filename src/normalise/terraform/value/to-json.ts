/** Values as plain data, the way Terraform's own JSON shows them. */
import { jsonString } from '../functions/json-text.js';
import { numberText } from './number-text.js';
import { toDouble } from './number.js';
import { typeJson } from './type.js';
import { rawParts } from './inherit.js';
import { sortedKeys, type Piece, type Seen, type Value } from './value.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Stands for a text that only a deployment knows. */
export const UNKNOWN_TEXT = '⟪unknown⟫';

export interface ValueJson {
  /** What is unknown in it is null in a list and absent in an object. */
  readonly result: Json;
  readonly type: unknown;
  /** `true` at the unknown parts, in the shape of the value; `false` when all of it is known. */
  readonly unknown: Json;
  readonly sensitive: boolean;
  /** The value with `⟪unknown⟫` for each unknown text, where that is all that is unknown. */
  readonly stand_in?: Json;
}

export function toJson(value: Value): ValueJson {
  const standIn = standInOf(value);
  return {
    result: resultOf(value) ?? null,
    type: typeJson(value.type),
    unknown: unknownOf(value),
    sensitive: value.sensitive,
    ...(standIn === undefined ? {} : { stand_in: standIn }),
  };
}

/** The parts of an object in key order, without those for which there is nothing to show. */
function fields(value: Value, show: (part: Value) => Json | undefined): { readonly [key: string]: Json } {
  if (value.data.kind !== 'entries') return {};
  const { entries } = value.data;
  const shown = sortedKeys(entries).flatMap((key): [string, Json][] => {
    const part = entries.get(key);
    const json = part === undefined ? undefined : show(part);
    return json === undefined ? [] : [[key, json]];
  });
  return Object.fromEntries(shown);
}

/** Undefined for an unknown. Infinite numbers, which JSON has not, are text. */
function resultOf(value: Value): Json | undefined {
  const { data } = value;
  switch (data.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return null;
    case 'number':
      return data.value.infinite === true ? numberText(data.value) : toDouble(data.value);
    case 'string':
    case 'bool':
      return data.value;
    case 'items':
      return rawParts(value).map((part) => resultOf(part) ?? null);
    case 'entries':
      return fields(value, resultOf);
  }
}

function unknownOf(value: Value): Json {
  const { data } = value;
  if (data.kind === 'unknown') return true;
  if (data.kind === 'items') {
    const parts = rawParts(value).map(unknownOf);
    return parts.some((part) => part !== false) ? parts : false;
  }
  if (data.kind !== 'entries') return false;
  const parts = fields(value, (part) => {
    const unknown = unknownOf(part);
    return unknown === false ? undefined : unknown;
  });
  return Object.keys(parts).length > 0 ? parts : false;
}

/** Undefined where something is unknown that is not a text, or where parts cannot be seen. */
function standInOf(value: Value): Json | undefined {
  const { data } = value;
  if (data.kind === 'unknown') return standInOfUnknown(data.seen, value);
  if (data.kind === 'items') return complete(rawParts(value).map(standInOf));
  if (data.kind !== 'entries') return resultOf(value);
  const { entries } = data;
  return standInOfEntries(entries.keys().map((key) => [key, entries.get(key)]));
}

function complete<T extends Json>(parts: readonly (T | undefined)[]): readonly T[] | undefined {
  const known = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return known.length === parts.length ? known : undefined;
}

function standInOfEntries(pairs: readonly (readonly [string, Value | undefined])[]): Json | undefined {
  const shown = pairs.map(([, part]) => (part === undefined ? undefined : standInOf(part)));
  const known = complete(shown);
  return known === undefined ? undefined : Object.fromEntries(pairs.map(([key], index) => [key, known[index] ?? null]));
}

function standInOfUnknown(seen: Seen, value: Value): Json | undefined {
  switch (seen.kind) {
    case 'text':
      return seen.pieces.map(pieceText).join('');
    case 'json':
      return encoded(seen.value);
    case 'items':
      return seen.complete ? complete(seen.items.map(standInOf)) : undefined;
    case 'entries':
      return seen.complete
        ? standInOfEntries(seen.entries.keys().map((key) => [key, seen.entries.get(key)]))
        : undefined;
    default:
      return value.type.kind === 'string' ? UNKNOWN_TEXT : undefined;
  }
}

function pieceText(piece: Piece): string {
  if (piece.value === undefined) return piece.text;
  const text = standInOf(piece.value);
  return typeof text === 'string' ? text : UNKNOWN_TEXT;
}

/** The text of `jsonencode` with marks for what is unknown. */
function encoded(value: Value): string | undefined {
  const { data } = value;
  if (data.kind === 'number') return numberText(data.value);
  if (data.kind === 'items') {
    const parts = complete(rawParts(value).map(encoded));
    return parts === undefined ? undefined : `[${parts.join(',')}]`;
  }
  if (data.kind === 'entries') {
    const { entries } = data;
    const keys = sortedKeys(entries);
    const parts = complete(
      keys.map((key) => {
        const part = entries.get(key);
        const text = part === undefined ? undefined : encoded(part);
        return text === undefined ? undefined : `${jsonString(key)}:${text}`;
      }),
    );
    return parts === undefined ? undefined : `{${parts.join(',')}}`;
  }
  const standIn = standInOf(value);
  if (standIn === undefined) return undefined;
  return typeof standIn === 'string' ? jsonString(standIn) : JSON.stringify(standIn);
}
