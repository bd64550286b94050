/** Nodes as plain values, and the invariants that the spans of every parsed tree keep. */
import { expect } from '@jest/globals';
import type { Node, Span } from '../../src/model/source.js';

/** Maps and lists as such; what is not known as `<kind: why>`. */
export function plain(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
    case 'list':
      return node.items.map(plain);
    case 'text':
      return { parts: node.parts.map((part) => (typeof part === 'string' ? part : plain(part))) };
    case 'opaque':
      return `<opaque: ${node.why}>`;
    case 'reference':
      return `<reference: ${node.to}.${node.attribute}>`;
    default:
      return `<${node.kind}>`;
  }
}

export function textAt(node: Node, span: Span = node.span): string {
  return node.file.text.slice(span.start, span.end);
}

/** The node at a path of keys and positions. */
export function at(node: Node | undefined, ...path: readonly (string | number)[]): Node {
  let current = node;
  for (const step of path) {
    if (typeof step === 'number') current = current?.kind === 'list' ? current.items[step] : undefined;
    else current = current?.kind === 'map' ? current.entries.findLast(({ key }) => key === step)?.value : undefined;
  }
  if (current === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return current;
}

/** Children lie inside their parents, in order; no span begins or ends with white space. */
export function expectSoundSpans(node: Node): void {
  const { span, file } = node;
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeLessThanOrEqual(file.text.length);
  if (node.kind !== 'map' && node.kind !== 'list') return;
  expect(textAt(node)).toBe(textAt(node).trim());
  let from = span.start;
  const children = node.kind === 'map' ? node.entries.map((entry) => entry.span) : node.items.map((item) => item.span);
  for (const child of children) {
    expect(child.start).toBeGreaterThanOrEqual(from);
    expect(child.end).toBeLessThanOrEqual(span.end);
    from = child.end;
  }
  if (node.kind === 'list') node.items.forEach(expectSoundSpans);
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      expect(entry.keySpan.start).toBe(entry.span.start);
      expect(entry.value.span.end).toBe(entry.span.end);
      expectSoundSpans(entry.value);
    }
  }
}
