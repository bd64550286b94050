/** JSON text → nodes. Tolerant: what follows a fault is read as far as it can be, in containers marked as incomplete. */
import type { Entry, ListNode, MapNode, Node } from '../../model/source.js';
import { MAX_NESTING } from '../limits.js';
import { whyMarked } from '../marks.js';
import { bareValue } from './bare-value.js';
import type { JsonText } from './json-text.js';
import { advance, report, startReading, type Fault, type Reader, type Token } from './reader.js';
import { decode, holdsHole, readString } from './read-string.js';

export interface Document {
  readonly node?: Node;
  readonly fault?: Fault;
}

/** The one value of a text, and the first fault. */
export function readDocument(source: JsonText): Document {
  const reader = startReading(source);
  while (reader.token.kind === 'mark' && reader.token.control !== undefined) advance(reader);
  const node = reader.token.kind === 'end' ? undefined : readValue(reader, 0);
  if (node === undefined) report(reader, 'it holds no value');
  while (reader.token.kind === 'mark') advance(reader);
  if (reader.token.kind !== 'end') report(reader, 'there is more text after the end of the value');
  const { fault } = reader;
  if (node === undefined) return fault === undefined ? {} : { fault };
  return fault === undefined ? { node } : { node: incomplete(node), fault };
}

function incomplete(node: Node): Node {
  return node.kind === 'map' || node.kind === 'list' ? { ...node, complete: false } : node;
}

function readValue(reader: Reader, depth: number): Node | undefined {
  const { kind } = reader.token;
  if (depth >= MAX_NESTING && (kind === '{' || kind === '[')) return skipTooDeep(reader);
  if (kind === '{') return readMap(reader, depth);
  if (kind === '[') return readList(reader, depth);
  if (kind === 'string') return stringValue(reader);
  if (!isEnd(reader.token) && kind !== ',' && kind !== ':') return bareValue(reader);
  report(reader, 'a value is missing');
  return undefined;
}

function stringValue(reader: Reader): Node {
  const { token, source } = reader;
  if (token.broken !== undefined) report(reader, token.broken);
  advance(reader);
  if (token.broken === undefined) return readString(source, token);
  return { kind: 'opaque', why: token.broken, ...source.originOf(token.start, token.end) };
}

function skipTooDeep(reader: Reader): Node {
  const problem = `maps and lists are nested deeper than ${MAX_NESTING} levels`;
  const { start } = reader.token;
  report(reader, problem);
  let open = 0;
  do {
    if (reader.token.kind === '{' || reader.token.kind === '[') open += 1;
    if (reader.token.kind === '}' || reader.token.kind === ']') open -= 1;
    advance(reader);
  } while (open > 0 && reader.token.kind !== 'end');
  return { kind: 'opaque', why: problem, ...reader.source.originOf(start, reader.previousEnd) };
}

/** A container that is being read. */
interface Filling {
  readonly close: '}' | ']';
  readonly entries: Entry[];
  readonly items: Node[];
  complete: boolean;
  /** Whether a comma must come before what follows. */
  needsComma: boolean;
  /** The marks of the template conditions inside which reading stands. */
  readonly inside: string[];
}

function readMap(reader: Reader, depth: number): MapNode {
  const filling = startFilling('}');
  const origin = fill(reader, filling, () => {
    readEntry(reader, filling, depth);
  });
  return { kind: 'map', form: 'json', entries: filling.entries, complete: filling.complete, ...origin };
}

function readList(reader: Reader, depth: number): ListNode {
  const filling = startFilling(']');
  const origin = fill(reader, filling, () => {
    readItem(reader, filling, depth);
  });
  return { kind: 'list', form: 'json', items: filling.items, complete: filling.complete, ...origin };
}

function startFilling(close: '}' | ']'): Filling {
  return { close, entries: [], items: [], complete: true, needsComma: false, inside: [] };
}

/** Reads up to the closing bracket; a container that ends behind a fault is incomplete. */
function fill(reader: Reader, filling: Filling, readOne: () => void): ReturnType<JsonText['originOf']> {
  const { start } = reader.token;
  const { close } = filling;
  advance(reader);
  while (!isEnd(reader.token)) {
    if (reader.token.kind === 'mark' || reader.token.kind === 'hole') readMark(reader, filling, readOne);
    else if (reader.token.kind === ',') readComma(reader, filling);
    else readOne();
  }
  if (reader.token.kind === close) advance(reader);
  else report(reader, `a closing ${close} is missing`);
  if (reader.fault !== undefined) filling.complete = false;
  return reader.source.originOf(start, Math.max(reader.previousEnd, start + 1));
}

function isEnd(token: Token): boolean {
  return token.kind === '}' || token.kind === ']' || token.kind === 'end';
}

function readComma(reader: Reader, filling: Filling): void {
  if (!filling.needsComma) report(reader, 'a value is missing before the comma');
  filling.needsComma = false;
  advance(reader);
}

/** A mark or hole between the parts of a container: it may become any number of them, also none. */
function readMark(reader: Reader, filling: Filling, readOne: () => void): void {
  const { token, source } = reader;
  if (isItem(reader, filling)) {
    readOne();
    return;
  }
  if (!isNothing(reader)) {
    filling.complete = false;
    filling.needsComma = false;
  }
  if (token.control === 'open') filling.inside.push(source.text.slice(token.start, token.end));
  if (token.control === 'close') filling.inside.pop();
  advance(reader);
  if (!filling.needsComma && reader.token.kind === ',') advance(reader);
}

function isNothing({ source, token }: Reader): boolean {
  const hole = token.kind === 'hole' ? source.holes.get(token.start) : undefined;
  return hole?.kind === 'scalar' && hole.value === '';
}

/** An interpolated map, list, number or boolean is one item of a list. */
function isItem({ source, token }: Reader, filling: Filling): boolean {
  if (filling.close === '}' || filling.needsComma) return false;
  const hole = token.kind === 'hole' ? source.holes.get(token.start) : undefined;
  if (hole === undefined) return false;
  return hole.kind === 'map' || hole.kind === 'list' || (hole.kind === 'scalar' && hole.value !== '');
}

function readItem(reader: Reader, filling: Filling, depth: number): void {
  expectComma(reader, filling);
  if (reader.token.kind === ':') {
    report(reader, 'a colon stands in a list');
    advance(reader);
    return;
  }
  const value = readValue(reader, depth + 1);
  if (value !== undefined) filling.items.push(asRendered(value, filling));
}

function expectComma(reader: Reader, filling: Filling): void {
  if (filling.needsComma) report(reader, 'a comma is missing');
  filling.needsComma = true;
}

function readEntry(reader: Reader, filling: Filling, depth: number): void {
  expectComma(reader, filling);
  const key = reader.token;
  if (key.kind === '{' || key.kind === '[' || key.kind === ':') {
    report(reader, 'a key in quotes is missing');
    if (key.kind === ':') advance(reader);
    else readValue(reader, depth + 1);
    return;
  }
  if (key.kind !== 'string') report(reader, 'a key stands without quotes');
  if (key.broken !== undefined) report(reader, key.broken);
  advance(reader);
  if (reader.token.kind === ':') advance(reader);
  else report(reader, 'a colon is missing after a key');
  const value = readValue(reader, depth + 1);
  if (value !== undefined) addEntry(reader, filling, { key, value });
}

function addEntry(
  reader: Reader,
  filling: Filling,
  { key, value }: { readonly key: Token; readonly value: Node },
): void {
  const { source, previousEnd } = reader;
  if (holdsHole(source, key)) {
    filling.complete = false;
    return;
  }
  const quotes = key.kind === 'string' ? 1 : 0;
  filling.entries.push({
    key: decode(source.text.slice(key.start + quotes, key.end - quotes)),
    keySpan: source.originOf(key.start, key.end).span,
    span: source.originOf(key.start, previousEnd).span,
    value: asRendered(value, filling),
  });
}

/** A value inside a template's condition may not be rendered at all. */
function asRendered(value: Node, filling: Filling): Node {
  const mark = filling.inside.at(-1);
  if (mark === undefined) return value;
  const { file, span } = value;
  return { kind: 'opaque', why: whyMarked(mark), file, span };
}
