/** JSON text in attributes that hold documents: policies, containers. */
import type { Entry, MapNode, Node, Notice, Origin } from '../../model/source.js';
import type { HoleChunk, TextChunk } from '../../model/ports.js';
import type { Shape } from '../../model/shape.js';
import { stepsTo } from '../../model/spelling.js';
import { SHAPES } from '../../model/subject.js';
import { nativeType } from '../names.js';
import type { Scope } from './scope.js';
import { chunksOfSub } from './sub.js';
import { chunksOf } from './text-chunks.js';

/** Documents inside the items of a list, as in a role's `Policies`. */
const INNER_DOCUMENTS: ReadonlySet<string> = new Set(['PolicyDocument']);

/** The keys of a native type's properties that hold documents or lists of parts. */
function documentKeys(type: string): ReadonlySet<string> {
  const native = nativeType(type);
  if (native === undefined) return INNER_DOCUMENTS;
  const shapes = Object.entries(SHAPES[native.kind] as Readonly<Record<string, Shape>>);
  const keys = shapes
    .filter(([, shape]) => shape.type === 'items')
    .map(([name]) => stepsTo(native.spelling, name, true));
  return new Set([...INNER_DOCUMENTS, ...keys.flatMap(([step, more]) => (step && !more ? [step.key] : []))]);
}

export interface Documents {
  readonly body: MapNode;
  readonly notices: readonly Notice[];
}

/**
 * The evaluated properties with documents read where they are written as JSON text. `raw` are the properties as written:
 * they know where each piece of the text stands.
 */
export function readDocuments(
  pair: { readonly raw: MapNode; readonly body: MapNode },
  type: string,
  scope: Scope,
): Documents {
  const notices: Notice[] = [];
  if (scope.world.context.embeddedJson === undefined) return { body: pair.body, notices };
  return { body: readMap(pair, { keys: documentKeys(type), scope, notices }), notices };
}

interface Reading {
  readonly keys: ReadonlySet<string>;
  readonly scope: Scope;
  readonly notices: Notice[];
}

function readMap({ raw, body }: { readonly raw: MapNode; readonly body: MapNode }, reading: Reading): MapNode {
  const rawEntries = new Map(raw.entries.map((entry) => [entry.key, entry]));
  const entries = body.entries.map((entry): Entry => {
    const written = rawEntries.get(entry.key)?.value ?? entry.value;
    const value = reading.keys.has(entry.key) ? readDocument(written, entry.value, reading) : entry.value;
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries.every((entry, index) => entry === body.entries[index]) ? body : { ...body, entries };
}

function readDocument(raw: Node, value: Node, reading: Reading): Node {
  if (value.kind === 'list') return readItems(raw, value, reading);
  const chunks = chunksOfText(raw, value, reading.scope);
  return chunks === undefined ? value : (parsed(chunks, value, reading) ?? value);
}

/** The documents inside a list of maps. */
function readItems(raw: Node, list: Node & { kind: 'list' }, reading: Reading): Node {
  const written = raw.kind === 'list' && raw.items.length === list.items.length ? raw.items : list.items;
  const items = list.items.map((item, index) => {
    const source = written[index] ?? item;
    if (item.kind !== 'map') return item;
    return readMap({ raw: source.kind === 'map' ? source : item, body: item }, { ...reading, keys: INNER_DOCUMENTS });
  });
  return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
}

type Chunk = TextChunk | HoleChunk;

/** The text of a value that looks like JSON, in pieces. */
function chunksOfText(raw: Node, value: Node, scope: Scope): readonly Chunk[] | undefined {
  const start = value.kind === 'text' ? value.parts[0] : value.kind === 'scalar' ? value.value : undefined;
  if (typeof start !== 'string' || !/^\s*[[{]/.test(start)) return undefined;
  if (value.kind === 'scalar' && value.locked === undefined) return chunksOf(value);
  return subChunks(raw, scope) ?? chunksOfValue(value);
}

function subChunks(raw: Node, scope: Scope): readonly Chunk[] | undefined {
  const [entry, more] = raw.kind === 'map' ? raw.entries : [];
  if (raw.kind !== 'map' || entry?.key !== 'Fn::Sub' || more !== undefined) return undefined;
  const pieces = chunksOfSub({ node: raw, name: entry.key, argument: entry.value, scope });
  return pieces?.flatMap((piece) => ('kind' in piece ? chunksOfPart(piece, raw) : [piece]));
}

function chunksOfValue(value: Node): readonly Chunk[] {
  if (value.kind !== 'text') return chunksOfPart(value, value);
  return value.parts.flatMap((part) => chunksOfPart(part, value));
}

function chunksOfPart(part: string | Node, at: Origin): readonly Chunk[] {
  if (typeof part === 'string') return [{ text: part, span: at.span, exact: false }];
  if (part.kind === 'text') return part.parts.flatMap((inner) => chunksOfPart(inner, at));
  return [{ hole: part }];
}

function parsed(chunks: readonly Chunk[], value: Node, { scope, notices }: Reading): Node | undefined {
  const { file, span, via, assumed } = value;
  const read = scope.world.context.embeddedJson?.({
    file,
    span,
    chunks,
    ...(via && { via }),
    ...(assumed && { assumed }),
  });
  notices.push(...(read?.notices ?? []));
  return read?.node;
}
