/** TypeScript and JavaScript as a parser hands them over: the syntax tree that Babel makes. */
import type { Span } from './source.js';

/** A node of the syntax tree. `start` and `end` are UTF-16 offsets; the other fields depend on the type. */
export interface ScriptNode extends Span {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface Script {
  readonly program: ScriptNode;
  /** In the order of the text, with their marks. */
  readonly comments: readonly Span[];
  /** False when a mistake was stepped over. */
  readonly isWhole: boolean;
}

/** Undefined for a file of another language, one that cannot be parsed, and one that is too large. */
export type ParseScript = (path: string, text: string) => Script | undefined;

/** Fields that say where a node stands, or how it is written, and not what it is. */
const PLACES: ReadonlySet<string> = new Set([
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'errors',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
]);

const MOST_NODES = 400_000;

export function isScriptNode(value: unknown): value is ScriptNode {
  return typeof value === 'object' && value !== null && typeof (value as ScriptNode).type === 'string';
}

/** The fields of a node that say what it is. */
export function fieldsOf(node: ScriptNode): readonly (readonly [field: string, value: unknown])[] {
  return Object.entries(node).filter(([field]) => !PLACES.has(field));
}

/** All nodes of a tree, each before those inside it; of very large trees the first. */
export function scriptNodes(root: ScriptNode): readonly ScriptNode[] {
  const found: ScriptNode[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0 && found.length < MOST_NODES) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...(value as readonly unknown[]).slice(0, MOST_NODES).reverse());
    if (!isScriptNode(value)) continue;
    found.push(value);
    for (const [, inner] of fieldsOf(value).toReversed()) {
      if (typeof inner === 'object' && inner !== null) waiting.push(inner);
    }
  }
  return found;
}

/** The nodes in a field that holds a list. */
export function nodesIn(node: ScriptNode, field: string): readonly ScriptNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isScriptNode) : [];
}

/** The node in a field that holds one. */
export function nodeIn(node: ScriptNode | undefined, field: string): ScriptNode | undefined {
  const value = node?.[field];
  return isScriptNode(value) ? value : undefined;
}

/** `task` and `this.task`; undefined for anything longer. */
export function nameOf(node: ScriptNode | undefined): string | undefined {
  if (node?.type === 'Identifier') return String(node['name']);
  if (node?.type !== 'MemberExpression' || nodeIn(node, 'object')?.type !== 'ThisExpression') return undefined;
  const field = nameOf(nodeIn(node, 'property'));
  return field === undefined ? undefined : `this.${field}`;
}

/** The text of a string literal. */
export function stringIn(node: ScriptNode | undefined): string | undefined {
  return node?.type === 'StringLiteral' ? String(node['value']) : undefined;
}
