/** Lookups in the JSON of a plan; undefined or empty for what is not there or of another kind. */
import type { MapNode, Node, ScalarNode } from '../../../model/source.js';

export function fieldOf(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>(
    (at, key) => (at?.kind === 'map' ? at.entries.findLast((entry) => entry.key === key)?.value : undefined),
    node,
  );
}

export function mapOf(node: Node | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

export function stringOf(node: Node | undefined): string | undefined {
  return isString(node) ? node.value : undefined;
}

export function isString(node: Node | undefined): node is ScalarNode & { readonly value: string } {
  return node?.kind === 'scalar' && typeof node.value === 'string';
}

export function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
