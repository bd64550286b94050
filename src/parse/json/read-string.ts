/** A string token → its value, with the interpolated values inside it. */
import { createScanner } from 'jsonc-parser';
import type { Hop, Node, Origin } from '../../model/source.js';
import type { JsonText } from './json-text.js';
import type { Token } from './reader.js';

/** The text that a piece of JSON string means; `raw` has no quotes around it. */
export function decode(raw: string): string {
  if (!raw.includes('\\')) return raw;
  const scanner = createScanner(`"${raw}"`);
  scanner.scan();
  return scanner.getTokenValue();
}

/** Whether a value is interpolated into the token. */
export function holdsHole(source: JsonText, token: Token): boolean {
  return holesIn(source, token).length > 0;
}

function holesIn(source: JsonText, token: Token): readonly number[] {
  if (source.holes.size === 0) return [];
  const offsets: number[] = [];
  for (let offset = token.start; offset < token.end; offset += 1) {
    if (source.holes.has(offset)) offsets.push(offset);
  }
  return offsets;
}

/** The node of a string: a scalar, or a text when not all of it is known. */
export function readString(source: JsonText, token: Token): Node {
  const origin = source.originOf(token.start, token.end);
  const raw = source.text.slice(token.start + 1, token.end - 1);
  const holes = holesIn(source, token);
  if (holes.length === 0) return { kind: 'scalar', value: decode(raw), raw, ...origin };
  const parts = partsOf(source, token, holes);
  const [only, more] = parts;
  if (only !== undefined && typeof only !== 'string' && more === undefined) return whole(only, origin);
  return joined(parts, origin);
}

type Part = string | Node;

function partsOf(source: JsonText, token: Token, holes: readonly number[]): readonly Part[] {
  const parts: Part[] = [];
  let from = token.start + 1;
  for (const offset of holes) {
    parts.push(decode(source.text.slice(from, offset)), ...holeParts(source.holes.get(offset)));
    from = offset + 1;
  }
  parts.push(decode(source.text.slice(from, token.end - 1)));
  return parts.filter((part) => part !== '');
}

function holeParts(hole: Node | undefined): readonly Part[] {
  if (hole === undefined) return [];
  if (hole.kind === 'text') return hole.parts.map((part) => (typeof part === 'string' ? decode(part) : part));
  if (hole.kind === 'scalar') return [scalarPart(hole)];
  if (hole.kind !== 'map' && hole.kind !== 'list' && hole.kind !== 'absent') return [hole];
  return [opaque(hole, `a ${hole.kind} stands inside a string`)];
}

function scalarPart(hole: Node & { readonly kind: 'scalar' }): Node {
  const spelled = typeof hole.value === 'string' ? hole.value : hole.raw;
  if (/["\n\r]/.test(spelled)) return opaque(hole, 'the value inserted into the string breaks the JSON around it');
  return { ...hole, value: decode(spelled) };
}

function opaque(node: Node, why: string): Node {
  return { kind: 'opaque', why, ...originOf(node) };
}

function originOf({ file, span, via, assumed, locked }: Node): Origin {
  return {
    file,
    span,
    ...(via === undefined ? {} : { via }),
    ...(assumed === undefined ? {} : { assumed }),
    ...(locked === undefined ? {} : { locked }),
  };
}

/** A string that is one interpolated value is that value; one that stands in place can be edited as the whole string. */
function whole(node: Node, origin: Origin): Node {
  const inPlace = node.file === origin.file && node.span.start >= origin.span.start && node.span.end <= origin.span.end;
  return withOrigin(inPlace && origin.locked === undefined ? { ...node, span: origin.span } : node, origin);
}

/** The hops and assumptions of a node, and then those of the text around it. */
export function withOrigin<N extends Origin>(node: N, around: Origin): N {
  const via: readonly Hop[] = [...(node.via ?? []), ...(around.via ?? [])];
  const assumed = [...new Set([...(node.assumed ?? []), ...(around.assumed ?? [])])];
  return {
    ...node,
    ...(via.length === 0 ? {} : { via }),
    ...(assumed.length === 0 ? {} : { assumed }),
  };
}

function joined(parts: readonly Part[], origin: Origin): Node {
  const merged: Part[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : part.kind === 'scalar' ? String(part.value) : undefined;
    const last = merged.at(-1);
    if (text !== undefined && typeof last === 'string') merged[merged.length - 1] = last + text;
    else merged.push(text ?? part);
  }
  const around = parts.reduce<Origin>(
    (all, part) => (typeof part === 'string' ? all : withOrigin(all, { ...originOf(part) })),
    origin,
  );
  const [only, more] = merged;
  if (only === undefined) return { kind: 'scalar', value: '', raw: '', ...around };
  if (typeof only === 'string' && more === undefined) return { kind: 'scalar', value: only, raw: only, ...around };
  return { kind: 'text', parts: merged, ...around };
}
