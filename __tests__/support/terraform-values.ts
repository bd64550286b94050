/** Values of the Terraform evaluator compared with what Terraform says. */
import { primitiveText } from '../../src/normalise/terraform/value/inherit.js';
import { rawParts } from '../../src/normalise/terraform/value/inherit.js';
import { toDouble } from '../../src/normalise/terraform/value/number.js';
import type { Piece, Value } from '../../src/normalise/terraform/value/value.js';

/** How a text that only an apply knows is written in the golden data. */
const MARK = '⟪unknown⟫';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What is wrong with a value: a contradiction, or something known that is not known here. */
export interface Differences {
  readonly wrong: readonly string[];
  readonly open: readonly string[];
}

const NONE: Differences = { wrong: [], open: [] };

function both(all: readonly Differences[]): Differences {
  return { wrong: all.flatMap((one) => one.wrong), open: all.flatMap((one) => one.open) };
}

function wrong(path: string, value: Value, expected: Json): Differences {
  const shown = primitiveText(value) ?? value.data.kind;
  return { wrong: [`${path} is ${shown}, Terraform says ${JSON.stringify(expected)}`], open: [] };
}

/** `unknown` has `true` at the parts that Terraform does not know. */
export function differences(
  path: string,
  value: Value,
  { expected, unknown }: { readonly expected: Json | undefined; readonly unknown: Json | undefined },
): Differences {
  if (unknown === true) return value.data.kind === 'unknown' ? NONE : wrong(path, value, 'unknown');
  if (value.data.kind === 'unknown') return expected === undefined ? NONE : { wrong: [], open: [path] };
  if (expected === undefined) return wrong(path, value, 'nothing');
  if (value.data.kind === 'items') return inItems(path, value, { expected, unknown });
  if (value.data.kind === 'entries') return inEntries(path, value, { expected, unknown });
  return sameScalar(value, expected) ? NONE : wrong(path, value, expected);
}

interface Wanted {
  readonly expected: Json;
  readonly unknown: Json | undefined;
}

function inItems(path: string, value: Value, { expected, unknown }: Wanted): Differences {
  const items = rawParts(value);
  if (!Array.isArray(expected) || expected.length !== items.length) return wrong(path, value, expected);
  const marks = Array.isArray(unknown) ? (unknown as readonly Json[]) : [];
  const wanted = expected as readonly Json[];
  return both(
    items.map((item, index) =>
      differences(`${path}[${String(index)}]`, item, { expected: wanted[index], unknown: marks[index] }),
    ),
  );
}

function inEntries(path: string, value: Value, { expected, unknown }: Wanted): Differences {
  if (value.data.kind !== 'entries' || typeof expected !== 'object' || expected === null)
    return wrong(path, value, expected);
  const { entries } = value.data;
  const wanted = expected as Readonly<Record<string, Json>>;
  const marks = (typeof unknown === 'object' && unknown !== null ? unknown : {}) as Readonly<Record<string, Json>>;
  const keys = [...new Set([...entries.keys(), ...Object.keys(wanted), ...Object.keys(marks)])];
  return both(
    keys.map((key) => {
      const part = entries.get(key);
      if (part === undefined) return { wrong: [`${path}.${key} is missing`], open: [] };
      return differences(`${path}.${key}`, part, { expected: wanted[key], unknown: marks[key] });
    }),
  );
}

function sameScalar({ data }: Value, expected: Json): boolean {
  if (data.kind === 'null') return expected === null;
  if (data.kind === 'number') return typeof expected === 'number' && toDouble(data.value) === expected;
  return (data.kind === 'string' || data.kind === 'bool') && data.value === expected;
}

/** Where what is seen of an unknown text contradicts what Terraform would make of it. */
export function contradictions(path: string, value: Value, standIn: Json | undefined): readonly string[] {
  const { data } = value;
  if (data.kind === 'unknown' && data.seen.kind === 'text' && typeof standIn === 'string') {
    const text = data.seen.pieces.map(pieceText).join('');
    return text === standIn ? [] : [`${path} is seen as ${text}, Terraform says ${standIn}`];
  }
  if (data.kind === 'items' && Array.isArray(standIn)) {
    return data.items.flatMap((item, index) =>
      contradictions(`${path}[${String(index)}]`, item, standIn[index] as Json),
    );
  }
  if (data.kind !== 'entries' || typeof standIn !== 'object' || standIn === null) return [];
  return data.entries.keys().flatMap((key) => {
    const part = data.entries.get(key);
    return part === undefined
      ? []
      : contradictions(`${path}.${key}`, part, (standIn as Readonly<Record<string, Json>>)[key]);
  });
}

function pieceText(piece: Piece): string {
  if (piece.value === undefined) return piece.text;
  const { data } = piece.value;
  if (data.kind === 'unknown' && data.seen.kind === 'text') return data.seen.pieces.map(pieceText).join('');
  return primitiveText(piece.value) ?? MARK;
}
