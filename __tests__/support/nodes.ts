/** Nodes by hand, for tests of what happens behind the parsers. */
import type { Entry, ListNode, MapNode, Node, SourceFile } from '../../src/model/source.js';

const FILE: SourceFile = { path: 'example.json', text: ' '.repeat(1000), syntax: 'json' };
const AT = { file: FILE, span: { start: 0, end: 1 } } as const;

export type Plain = string | number | boolean | null | readonly Plain[] | Node | { readonly [key: string]: Plain };

function isNode(value: Plain): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'file' in value;
}

/** A node for a plain value; nodes inside stay as they are. */
export function node(value: Plain): Node {
  if (value === null || typeof value !== 'object') return { kind: 'scalar', value, raw: String(value), ...AT };
  if (isNode(value)) return value;
  if (Array.isArray(value)) return list(value as readonly Plain[]);
  return map(value as Readonly<Record<string, Plain>>);
}

export function map(value: Readonly<Record<string, Plain>>, facts: Partial<MapNode> = {}): MapNode {
  const entries = Object.entries(value).map(([key, inner]): Entry => ({
    key,
    keySpan: AT.span,
    span: AT.span,
    value: node(inner),
  }));
  return { kind: 'map', form: 'json', entries, complete: true, ...AT, ...facts };
}

export function list(items: readonly Plain[], facts: Partial<ListNode> = {}): ListNode {
  return { kind: 'list', form: 'json', items: items.map(node), complete: true, ...AT, ...facts };
}

export function blocks(...items: readonly Readonly<Record<string, Plain>>[]): ListNode {
  return list(
    items.map((item) => map(item, { form: 'hcl-body' })),
    { form: 'hcl-blocks' },
  );
}

export function opaque(why = 'nobody knows'): Node {
  return { kind: 'opaque', why, ...AT };
}

export function absent(): Node {
  return { kind: 'absent', ...AT };
}

export function reference(to: string, attribute = 'arn'): Node {
  return { kind: 'reference', to, attribute, ...AT };
}

export function choice(condition: string, yes: Plain, no: Plain): Node {
  const branches = [
    { when: condition, node: node(yes) },
    { when: `not ${condition}`, node: node(no) },
  ];
  return { kind: 'choice', condition, branches, ...AT };
}

export function textOf(...parts: readonly (string | Node)[]): Node {
  return { kind: 'text', parts, ...AT };
}

export function assumed(value: Plain, name: string): Node {
  return { ...node(value), assumed: [name] };
}
