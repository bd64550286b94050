/** `.tf.json`: the same blocks and expressions as in native syntax, with strings as templates. */
import type { Attribute, Block, Body, Expression, ObjectItem } from '../../../model/hcl.js';
import type { Parsers } from '../../../model/ports.js';
import type { Entry, Node, SourceFile } from '../../../model/source.js';
import { jsonString } from './json-string.js';

interface Reading {
  readonly file: SourceFile;
  readonly parsers: Parsers;
}

/** How many labels the blocks of each type have. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  check: 1,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
};

/** The blocks of a JSON file; a type that Terraform does not have is left out. */
export function bodyOfJson(node: Node, file: SourceFile, parsers: Parsers): Body {
  const reading = { file, parsers };
  const roots = node.kind === 'list' ? node.items : [node];
  const items = roots.flatMap(entriesOf).flatMap((entry) => {
    const labels = Object.hasOwn(LABELS, entry.key) ? LABELS[entry.key] : undefined;
    return labels === undefined ? [] : blocksOf(entry, { type: entry, labels, above: [] }, reading);
  });
  return { span: { start: 0, end: file.text.length }, items };
}

/** A JSON object whose keys are arguments: a `.tfvars.json`. */
export function bodyOfJsonObject(node: Node, file: SourceFile, parsers: Parsers): Body {
  const items = entriesOf(node).flatMap((entry) => itemsOf(entry, '', { file, parsers }));
  return { span: { start: 0, end: file.text.length }, items };
}

function entriesOf(node: Node): readonly Entry[] {
  return node.kind === 'map' ? node.entries.filter((entry) => entry.key !== '//') : [];
}

interface Heading {
  readonly type: Entry;
  readonly labels: number;
  readonly above: readonly Entry[];
}

function blocksOf(entry: Entry, heading: Heading, reading: Reading): readonly Block[] {
  const bodies = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (heading.labels === 0) return bodies.map((body) => blockOf(body, heading, reading));
  return bodies
    .flatMap(entriesOf)
    .flatMap((inner) =>
      blocksOf(inner, { ...heading, labels: heading.labels - 1, above: [...heading.above, inner] }, reading),
    );
}

function blockOf(body: Node, { type, above }: Heading, reading: Reading): Block {
  return {
    kind: 'block',
    type: type.key,
    typeSpan: type.keySpan,
    labels: above.map((entry) => ({ value: entry.key, span: entry.keySpan })),
    span: (above.at(-1) ?? type).span,
    body: { span: body.span, items: entriesOf(body).flatMap((entry) => itemsOf(entry, type.key, reading)) },
  };
}

function itemsOf(entry: Entry, parent: string, reading: Reading): readonly (Attribute | Block)[] {
  if (entry.key === 'dynamic') return blocksOf(entry, { type: entry, labels: 1, above: [] }, reading);
  if (parent === 'terraform' && entry.key === 'backend') {
    return blocksOf(entry, { type: entry, labels: 1, above: [] }, reading);
  }
  if (parent === 'dynamic' && entry.key === 'content') {
    return blocksOf(entry, { type: entry, labels: 0, above: [] }, reading);
  }
  const value =
    parent === 'variable' && entry.key === 'type' ? typeOf(entry.value, reading) : expressionOf(entry.value, reading);
  return [{ kind: 'attribute', name: entry.key, nameSpan: entry.keySpan, value, span: entry.span }];
}

function typeOf(node: Node, { file, parsers }: Reading): Expression {
  const text = jsonString(file.text, node.span);
  return text === undefined
    ? { kind: 'bad', span: node.span }
    : text.moved(parsers.hclExpression(text.value).expression);
}

function expressionOf(node: Node, reading: Reading): Expression {
  const { span } = node;
  if (node.kind === 'map') return { kind: 'object', span, items: node.entries.map((entry) => itemOf(entry, reading)) };
  if (node.kind === 'list')
    return { kind: 'tuple', span, items: node.items.map((item) => expressionOf(item, reading)) };
  const text = jsonString(reading.file.text, span);
  if (text !== undefined) return { ...text.moved(reading.parsers.hclTemplate(text.value).template), span };
  if (node.kind !== 'scalar' || typeof node.value === 'string') return { kind: 'bad', span };
  return { kind: 'literal', span, value: node.value, raw: node.raw };
}

function itemOf(entry: Entry, reading: Reading): ObjectItem {
  const text = jsonString(reading.file.text, entry.keySpan);
  const key: Expression =
    text === undefined
      ? { kind: 'bad', span: entry.keySpan }
      : { ...text.moved(reading.parsers.hclTemplate(text.value).template), span: entry.keySpan };
  return { span: entry.span, key, keyword: false, value: expressionOf(entry.value, reading) };
}
