/** `yamldecode`, with Terraform's reading of YAML and the place of each value. */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  Scalar,
  type Document,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import type { Scope } from '../evaluate/scope.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { partsOf, rawParts } from '../value/inherit.js';
import { isMapping, isPrimitive, isSequence, STRING } from '../value/type.js';
import { entriesOf, nullValue, objectValue, tupleValue, type Spot, type Value } from '../value/value.js';
import type { Places } from './text-places.js';
import { scalarValue } from './yaml-scalar.js';

interface Reader {
  readonly places: Places;
  readonly scope: Scope;
  /** Values of anchors that are complete. */
  readonly anchors: Map<string, Value>;
}

type YamlNode = unknown;

export function decodeYaml(places: Places, scope: Scope): Value {
  const reader: Reader = { places, scope, anchors: new Map() };
  return readNode(contentsOf(places.text), reader);
}

function contentsOf(text: string): YamlNode {
  const parsed = parseAllDocuments(text, {
    schema: 'failsafe',
    version: '1.1',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const documents: readonly Document.Parsed[] = 'empty' in parsed ? [] : parsed;
  const [document, more] = documents;
  if (document === undefined) return fail('the YAML text is empty');
  const [error] = document.errors;
  if (error !== undefined) fail(`the text is not YAML: ${error.message.split('\n')[0] ?? ''}`);
  if (document.contents === null) fail('the YAML text is empty');
  if (more !== undefined) fail('only a single YAML document is allowed');
  return document.contents;
}

function readNode(node: YamlNode, reader: Reader): Value {
  reader.scope.host.spend(1);
  if (isAlias(node)) return aliasValue(node.source, reader);
  const value = reader.scope.host.deeper(() => readContent(node, reader));
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) reader.anchors.set(anchor, value);
  return value;
}

function aliasValue(name: string, { anchors, scope }: Reader): Value {
  const value = anchors.get(name) ?? fail(`there is no anchor ${name} before this place`);
  scope.host.spend(sizeOf(value, scope));
  return value;
}

/** An alias costs what it stands for, so that a few lines cannot unfold to millions of values. */
function sizeOf(value: Value, scope: Scope): number {
  scope.host.spend(1);
  return rawParts(value).reduce((sum, part) => sum + sizeOf(part, scope), 1);
}

function readContent(node: YamlNode, reader: Reader): Value {
  const [start, end] = rangeOf(node);
  const trace = reader.places.trace(start, end);
  if (isScalar(node)) return readScalar(node, reader);
  if (isSeq(node)) {
    checkTag(node.tag, 'seq');
    return tupleValue(
      node.items.map((item) => readNode(item, reader)),
      trace,
    );
  }
  if (isMap(node)) {
    checkTag(node.tag, 'map');
    return readMap(node, reader);
  }
  return nullValue(trace);
}

function rangeOf(node: YamlNode): readonly [number, number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? (node as ParsedNode).range : undefined;
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}

const LONG_TAG = 'tag:yaml.org,2002:';

function checkTag(tag: string | undefined, wanted: string): void {
  if (tag !== undefined && tag !== LONG_TAG + wanted) fail(`a YAML ${wanted} cannot have the tag ${tag}`);
}

function readScalar(node: Scalar, { places }: Reader): Value {
  const [start, end] = rangeOf(node);
  const text = typeof node.value === 'string' ? node.value : '';
  const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  const tag = node.tag?.startsWith(LONG_TAG) === true ? node.tag.slice(LONG_TAG.length) : node.tag;
  const [from, to] = quoted ? [start + 1, end - 1] : [start, end];
  const trace = places.trace(start, end);
  const plain = (): Value => {
    const same = places.text.slice(from, to) === text && text !== '';
    return same
      ? places.plain(from, to)
      : { type: STRING, data: { kind: 'string', value: text.normalize('NFC') }, trace, sensitive: false };
  };
  return scalarValue({ text, tag, quoted }, trace, plain);
}

function readMap(node: YAMLMap, reader: Reader): Value {
  const values = new Map<string, Value>();
  const spots = new Map<string, Spot>();
  for (const pair of node.items) {
    if (!isPair(pair)) continue;
    const value =
      pair.value === null ? nullValue(reader.places.trace(...rangeOf(pair.key))) : readNode(pair.value, reader);
    if (isMergeKey(pair.key)) mergeInto(values, value);
    else {
      const name = keyName(readNode(pair.key, reader));
      values.delete(name);
      values.set(name, value);
      spots.set(name, spotOf(pair, reader));
    }
  }
  return objectValue(entriesOf(values, spots), reader.places.trace(...rangeOf(node)));
}

function spotOf(pair: { readonly key: YamlNode; readonly value: YamlNode }, { places }: Reader): Spot {
  const [start, end] = rangeOf(pair.key);
  const key = places.trace(start, end);
  const [, valueEnd] = rangeOf(pair.value);
  return { file: key.file, keySpan: key.span, span: places.trace(start, Math.max(end, valueEnd)).span };
}

function isMergeKey(key: YamlNode): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.value === '<<' && key.tag === undefined;
}

function keyName(key: Value): string {
  if (!isPrimitive(key.type)) fail('only strings are allowed as YAML keys');
  const { data } = convert(key, STRING);
  return data.kind === 'string' ? data.value : fail('a YAML key must not be null');
}

/** What is merged later replaces what was there, other than in YAML itself. */
function mergeInto(values: Map<string, Value>, merged: Value): void {
  const maps = isSequence(merged.type) ? rawParts(merged) : [merged];
  for (const map of maps) {
    if (!isMapping(map.type)) fail('only maps can be merged into a YAML map');
    for (const { key, value } of partsOf(map) ?? []) if (key.data.kind === 'string') values.set(key.data.value, value);
  }
}
