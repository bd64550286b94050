import type { Node } from '../../model/source.js';

/** Whether a value refers to a resource whose address begins with one of these. */
export function refersInto(node: Node, prefixes: readonly string[]): boolean {
  const inner = (one: Node): boolean => refersInto(one, prefixes);
  switch (node.kind) {
    case 'reference':
      return prefixes.some((prefix) => node.to.startsWith(prefix));
    case 'map':
      return node.entries.some(({ value }) => inner(value));
    case 'list':
      return node.items.some(inner);
    case 'choice':
      return node.branches.some((branch) => inner(branch.node));
    case 'text':
      return node.parts.some((part) => typeof part !== 'string' && inner(part));
    default:
      return false;
  }
}
