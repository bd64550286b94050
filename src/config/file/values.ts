/** Reads values of a configuration file that has no faults. */
import type { MapNode, Node, ScalarNode } from '../../model/source.js';

/** The text that a person wrote: `2027-03-01` and `1.10` stay what they are. */
export function textOf({ value, raw }: ScalarNode): string {
  return typeof value === 'string' ? value : raw;
}

export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** Undefined for what is absent or empty. */
export function textAt(node: Node | undefined, key: string): string | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' && value.value !== null ? textOf(value) : undefined;
}

export function itemsAt(node: Node | undefined, key: string): readonly Node[] {
  const value = valueOf(node, key);
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) return [];
  return value.kind === 'list' ? value.items : [value];
}

export function textsAt(node: Node | undefined, key: string): readonly string[] {
  return itemsAt(node, key).flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [textOf(item)] : []));
}

export function entriesAt(node: Node | undefined, key: string): MapNode['entries'] {
  const value = valueOf(node, key);
  return value?.kind === 'map' ? value.entries : [];
}
