/** Values → nodes: what the readers of attributes see of a configuration. */
import type { Entry, ListForm, MapForm, Node, OpaqueNode, Origin, ScalarNode } from '../../model/source.js';
import { chooseText } from './choose-text.js';
import { embeddedJson, type NodeContext } from './embedded-json.js';
import { entryIn, inherit, itemsIn } from './value/inherit.js';
import { numberText } from './value/number-text.js';
import { toDouble } from './value/number.js';
import type { Derived, Entries, Piece, Seen, Value } from './value/value.js';

interface Conversion extends NodeContext {
  /** `inside`: `jsonencode(…)` gives the structure. `text`: any string is JSON as well. */
  readonly json: 'none' | 'inside' | 'text';
}

/** The node of an argument. `holdsJson` says that the argument's text is JSON (`container_definitions`, `policy`). */
export function argumentNode(value: Value, holdsJson: boolean, context: NodeContext): Node {
  return toNode(value, { ...context, json: holdsJson ? 'text' : 'inside' });
}

function toNode(value: Value, conversion: Conversion): Node {
  conversion.spend(1);
  conversion.seeFile(value.trace.file);
  const { ref } = value.trace;
  if (ref !== undefined && isLink(ref.attribute)) {
    return { kind: 'reference', to: ref.to, attribute: ref.attribute, ...originOf(value) };
  }
  return jsonNode(value, conversion) ?? plainNode(value, conversion);
}

/** A name read from another resource leads to that resource, which says more than the name. */
function isLink(attribute: string): boolean {
  return attribute === 'name' || attribute === 'family' || attribute === 'id';
}

function jsonNode(value: Value, conversion: Conversion): Node | undefined {
  if (conversion.json === 'none') return undefined;
  const inner: Conversion = { ...conversion, json: 'none' };
  const json = encoded(value);
  if (json !== undefined) return toNode(inherit(json, value), inner);
  if (conversion.json !== 'text') return undefined;
  return embeddedJson(value, { context: conversion, nodeOf: (part) => holeNode(part, conversion) });
}

/** What `jsonencode` was given. */
function encoded({ data }: Value): Value | undefined {
  if (data.kind === 'string') return data.json;
  return data.kind === 'unknown' && data.seen.kind === 'json' ? data.seen.value : undefined;
}

/** An interpolated value in a JSON text: JSON itself where it was encoded. */
function holeNode(value: Value, conversion: Conversion): Node {
  return toNode(value, { ...conversion, json: encoded(value) === undefined ? 'none' : 'inside' });
}

function plainNode(value: Value, conversion: Conversion): Node {
  const { data } = value;
  const origin = originOf(value);
  switch (data.kind) {
    case 'null':
      return { kind: 'absent', ...origin };
    case 'unknown':
      return seenNode(data.seen, value, conversion);
    case 'string':
      return stringNode(data.value, data.pieces, origin);
    case 'number':
      return { kind: 'scalar', value: toDouble(data.value), raw: numberText(data.value), ...origin };
    case 'bool':
      return { kind: 'scalar', value: data.value, raw: String(data.value), ...origin };
    case 'items':
      return listNode(itemsIn(value), { value, complete: true }, conversion);
    case 'entries':
      return mapNode(data.entries, { value, complete: true }, conversion);
  }
}

function stringNode(text: string, pieces: readonly Piece[] | undefined, origin: Origin): ScalarNode {
  const composed = origin.locked === undefined && pieces?.some((piece) => piece.value !== undefined) === true;
  return {
    kind: 'scalar',
    value: text,
    raw: text,
    ...origin,
    ...(composed ? { locked: 'it is put together from several values' } : {}),
  };
}

function originOf({ trace }: Value): Origin {
  const { file, span, via, assumed, locked } = trace;
  return {
    file,
    span,
    ...(via === undefined || via.length === 0 ? {} : { via }),
    ...(assumed === undefined || assumed.length === 0 ? {} : { assumed }),
    ...(locked === undefined ? {} : { locked }),
  };
}

function seenNode(seen: Seen, value: Value, conversion: Conversion): Node {
  const origin = originOf(value);
  switch (seen.kind) {
    case 'opaque':
      return { kind: 'opaque', why: seen.why, ...origin, ...derivation(seen.from) };
    case 'reference':
      return { kind: 'reference', to: seen.ref.to, attribute: seen.ref.attribute, ...origin };
    case 'text':
      return textNode(seen.pieces, origin, conversion);
    case 'json':
      return { kind: 'opaque', why: 'its text holds values that are known only after deployment', ...origin };
    case 'base64':
      return toNode(inherit(seen.value, value), { ...conversion, json: 'none' });
    case 'choice': {
      const branches = seen.branches.map((branch) => ({
        when: branch.when,
        node: toNode(inherit(branch.value, value), conversion),
      }));
      return { kind: 'choice', condition: seen.condition, branches, ...origin };
    }
    case 'items': {
      const items = seen.items.map((item) => inherit(item, value));
      return listNode(items, { value, complete: seen.complete }, conversion);
    }
    case 'entries':
      return mapNode(seen.entries, { value, complete: seen.complete }, conversion);
  }
}

function derivation(from: Derived | undefined): Pick<OpaqueNode, 'from'> {
  if (from === undefined) return {};
  const { ref, keys } = from;
  return { from: { kind: 'reference', ...ref, ...(keys === undefined ? {} : { keys }) } };
}

/** Adjacent texts are joined; a known value inside is text. */
function textNode(pieces: readonly Piece[], origin: Origin, conversion: Conversion): Node {
  const parts: (string | Node)[] = [];
  for (const part of pieces.map((piece) => partOf(piece, conversion))) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  return chooseText({ kind: 'text', parts, ...origin });
}

function partOf(piece: Piece, conversion: Conversion): string | Node {
  if (piece.value === undefined) return piece.text;
  const { data } = piece.value;
  return data.kind === 'string' ? data.value : toNode(piece.value, { ...conversion, json: 'none' });
}

interface Container {
  readonly value: Value;
  readonly complete: boolean;
}

function listNode(items: readonly Value[], { value, complete }: Container, conversion: Conversion): Node {
  const inner: Conversion = { ...conversion, json: conversion.json === 'text' ? 'text' : 'none' };
  const nodes = items.map((item) => toNode(item, inner));
  return { kind: 'list', form: listForm(value), items: nodes, complete, ...containerOrigin(value, '[') };
}

function mapNode(entries: Entries, { value, complete }: Container, conversion: Conversion): Node {
  const inner: Conversion = { ...conversion, json: 'none' };
  const origin = containerOrigin(value, '{');
  const nodes = entries.keys().flatMap((key): readonly Entry[] => {
    const part = value.data.kind === 'entries' ? entryIn(value, key) : entries.get(key);
    if (part === undefined) return [];
    const spot = entries.spot(key);
    const here = spot?.file.path === origin.file.path ? spot : undefined;
    const span = here?.span ?? origin.span;
    const node = toNode(value.data.kind === 'entries' ? part : inherit(part, value), inner);
    return [{ key, keySpan: here?.keySpan ?? span, span, value: node }];
  });
  return { kind: 'map', form: mapForm(value), entries: nodes, complete, ...origin };
}

/** What is not written as `[…]` or `{…}` in place cannot be spliced into. */
function containerOrigin(value: Value, opening: '[' | '{'): Origin {
  const origin = originOf(value);
  const { file, span, locked } = origin;
  if (locked !== undefined || file.syntax === 'yaml') return origin;
  const written = file.text.slice(span.start, Math.min(span.end, span.start + 200));
  const literal = written.startsWith(opening) && !/^.\s*for\s/.test(written);
  return literal ? origin : { ...origin, locked: 'it is computed' };
}

function listForm({ trace }: Value): ListForm {
  const { syntax, text } = trace.file;
  if (syntax === 'hcl') return 'hcl-tuple';
  if (syntax === 'json') return 'json';
  return text.charAt(trace.span.start) === '[' ? 'yaml-flow' : 'yaml-block';
}

function mapForm({ trace }: Value): MapForm {
  const { syntax, text } = trace.file;
  if (syntax === 'hcl') return 'hcl-object';
  if (syntax === 'json') return 'json';
  return text.charAt(trace.span.start) === '{' ? 'yaml-flow' : 'yaml-block';
}
