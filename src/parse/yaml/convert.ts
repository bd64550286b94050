/** Documents of the `yaml` package → nodes with exact spans. */
import {
  isAlias,
  isMap,
  isScalar,
  type Alias,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Entry, MapNode, Node, SourceFile, Span } from '../../model/source.js';
import { MAX_ALIASED_NODES } from '../limits.js';
import { whyMarked } from '../marks.js';
import { functionMap, functionOf } from './function-tag.js';
import { plainValue } from './plain-value.js';

/** What an anchor names, and how many nodes that is. */
interface Anchored {
  readonly node: Node;
  readonly size: number;
}

/** The state of converting one document. */
export interface Conversion {
  readonly file: SourceFile;
  /** Where the document stops being YAML: containers that end behind it are incomplete. */
  readonly faultAt: number;
  readonly anchors: Map<string, Anchored | 'open'>;
  /** Nodes so far, those that aliases repeat included. */
  count: number;
  /** How many nodes aliases have repeated. */
  aliased: number;
}

/** A value with the range where it is written: for an alias that is not the range of what it stands for. */
interface Written {
  readonly node: Node;
  readonly span: Span;
}

/** The value of a document's root. */
export function convertRoot(conversion: Conversion, root: ParsedNode): Node {
  return convert(conversion, root).node;
}

function convert(conversion: Conversion, source: ParsedNode): Written {
  if (isAlias(source)) return convertAlias(conversion, source);
  const { anchor } = source;
  const before = conversion.count;
  conversion.count += 1;
  if (anchor !== undefined) conversion.anchors.set(anchor, 'open');
  const node = convertTagged(conversion, source);
  if (anchor !== undefined) conversion.anchors.set(anchor, { node, size: conversion.count - before });
  return { node, span: node.span };
}

function convertAlias(conversion: Conversion, source: Alias.Parsed): Written {
  const span = { start: source.range[0], end: source.range[1] };
  const { file } = conversion;
  const opaque = (why: string): Written => ({ node: { kind: 'opaque', why, file, span }, span });
  const target = conversion.anchors.get(source.source);
  if (target === undefined) return opaque(`there is no anchor &${source.source} before it`);
  if (target === 'open') return opaque(`the alias *${source.source} stands inside its own anchor`);
  conversion.count += target.size;
  conversion.aliased += target.size;
  if (conversion.aliased > MAX_ALIASED_NODES) return opaque('the aliases of the file repeat too many values');
  return { node: target.node, span };
}

type Tagged = Exclude<ParsedNode, Alias.Parsed>;

function convertTagged(conversion: Conversion, source: Tagged): Node {
  const { file } = conversion;
  const { tag } = source;
  const node = convertPlain(conversion, source);
  if (tag === undefined || tag === '!' || /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/.test(tag))
    return node;
  const at = tagSpan(file.text, tag, source.range[0]);
  const key = functionOf(tag);
  if (key !== undefined && at !== undefined) return functionMap(file, key, { tag: at, value: node });
  const span = { start: at?.start ?? node.span.start, end: Math.max(at?.end ?? 0, node.span.end) };
  return { kind: 'opaque', why: `the tag ${tag} is not known`, file, span };
}

/** A tag further before its value than this is not looked for. */
const TAG_DISTANCE = 2000;

/** Where the tag stands before its value; only spaces, comments and an anchor can stand between. */
function tagSpan(text: string, tag: string, before: number): Span | undefined {
  const spelled = tag.replace(/^tag:yaml\.org,2002:/, '!!');
  const from = Math.max(0, before - TAG_DISTANCE);
  const found = text.slice(from, before).lastIndexOf(spelled);
  return found < 0 ? undefined : { start: from + found, end: from + found + spelled.length };
}

function convertPlain(conversion: Conversion, source: Tagged): Node {
  if (isScalar(source)) return convertScalar(conversion.file, source);
  const { text } = conversion.file;
  const mark = text.slice(source.range[0], source.range[1]);
  if (isMap(source) && mark.startsWith('{{') && mark.endsWith('}}')) {
    const span = { start: source.range[0], end: source.range[1] };
    return { kind: 'opaque', why: whyMarked(mark), file: conversion.file, span };
  }
  return isMap(source) ? convertMap(conversion, source) : convertList(conversion, source);
}

function convertScalar(file: SourceFile, source: Scalar.Parsed): Node {
  const [start, end] = source.range;
  const spelled = file.text.slice(start, end);
  switch (source.type) {
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return { kind: 'scalar', value: source.source, raw: spelled.slice(1, -1), file, span: { start, end } };
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL': {
      const span = { start, end: start + spelled.trimEnd().length };
      return { kind: 'scalar', value: source.source, raw: source.source, file, span };
    }
    default:
      return { kind: 'scalar', value: plainOf(source), raw: spelled, file, span: { start, end } };
  }
}

function plainOf({ tag, source }: Scalar.Parsed): string | number | boolean | null {
  const text = tag === '!' || tag === 'tag:yaml.org,2002:str';
  return text ? source : plainValue(source);
}

function convertList(conversion: Conversion, source: YAMLSeq.Parsed): Node {
  const items = source.items.map((item) => convert(conversion, item));
  const { file } = conversion;
  const flow = source.flow === true;
  const [start, valueEnd] = source.range;
  const end = flow ? valueEnd : Math.max(start + 1, ...items.slice(-1).map((item) => item.span.end));
  const complete = end < conversion.faultAt;
  const nodes = items.map((item) => item.node);
  return { kind: 'list', form: flow ? 'yaml-flow' : 'yaml-block', items: nodes, complete, file, span: { start, end } };
}

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** The entries of a map while it is read; `merged` come from `<<` and lose against written ones. */
interface Filling {
  readonly written: Entry[];
  readonly merged: Entry[];
  complete: boolean;
  /** The end of the last pair. */
  end: number;
}

function convertMap(conversion: Conversion, source: YAMLMap.Parsed): Node {
  const filling: Filling = { written: [], merged: [], complete: true, end: 0 };
  for (const pair of source.items) readPair(conversion, filling, pair);
  const flow = source.flow === true;
  const [start, valueEnd] = source.range;
  const span = { start, end: flow ? valueEnd : Math.max(start, filling.end) };
  const complete = filling.complete && span.end < conversion.faultAt;
  const entries = [...filling.merged, ...filling.written];
  const { file } = conversion;
  return { kind: 'map', form: flow ? 'yaml-flow' : 'yaml-block', entries, complete, file, span } satisfies MapNode;
}

function readPair(conversion: Conversion, filling: Filling, pair: ParsedPair): void {
  const { key } = pair;
  const value = pairValue(conversion, pair);
  const end = Math.max(key.range[1], value.span.end);
  filling.end = end;
  if (!isScalar(key)) {
    filling.complete = false;
    return;
  }
  const start = key.range[0];
  if (key.type === 'PLAIN' && key.source === '<<') {
    merge(conversion, filling, value.node);
    return;
  }
  const keySpan = { start, end: key.range[1] };
  filling.written.push({ key: key.source, keySpan, span: { start, end }, value: value.node });
}

/** A key without a value has an empty one behind its colon. */
function pairValue(conversion: Conversion, { key, value, srcToken }: ParsedPair): Written {
  if (value !== null && !isEmpty(value)) return convert(conversion, value);
  const colon = srcToken?.sep?.find((token) => token.type === 'map-value-ind');
  const at = colon === undefined ? key.range[1] : colon.offset + 1;
  const span = { start: at, end: at };
  if (value !== null && isScalar(value) && value.anchor !== undefined) convert(conversion, value);
  return { node: { kind: 'scalar', value: null, raw: '', file: conversion.file, span }, span };
}

function isEmpty(value: ParsedNode): boolean {
  return isScalar(value) && value.type === 'PLAIN' && value.source === '' && value.tag === undefined;
}

/** The first of several merged maps wins, and written keys win over all. */
function merge(conversion: Conversion, filling: Filling, node: Node): void {
  const maps = node.kind === 'list' ? node.items : [node];
  for (const map of maps) {
    if (map.kind === 'map') {
      conversion.count += map.entries.length;
      filling.merged.unshift(...map.entries);
    }
    if (map.kind !== 'map' || !map.complete) filling.complete = false;
  }
}
