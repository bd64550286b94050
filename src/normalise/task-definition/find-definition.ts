/** The ways in which a file can hold a task definition. */
import type { Entry, ListNode, MapForm, MapNode, Node } from '../../model/source.js';

/** The task definition of a parsed file, with the keys of RegisterTaskDefinition; undefined when there is none. */
export function findDefinition(root: Node): MapNode | undefined {
  if (root.kind === 'list') return looksLikeContainers(root) ? withContainers(root, root) : undefined;
  if (root.kind !== 'map') return undefined;
  const wrapped = valueOf(root, 'taskDefinition');
  if (wrapped?.kind === 'map' && valueOf(wrapped, 'containerDefinitions') !== undefined) return asWritten(wrapped);
  if (valueOf(root, 'containerDefinitions') !== undefined) return asWritten(root);
  return looksLikeContainer(root) ? withContainers(root, oneContainer(root)) : undefined;
}

/** The last value of a key. */
export function valueOf(map: MapNode, key: string): Node | undefined {
  return entryOf(map, key)?.value;
}

/** The last entry of a key. */
export function entryOf(map: MapNode, key: string): Entry | undefined {
  return map.entries.findLast((entry) => entry.key === key);
}

/** Without a family the rest of the definition is given elsewhere, on the command line say: absence proves nothing. */
function asWritten(map: MapNode): MapNode {
  return entryOf(map, 'family') === undefined ? { ...map, complete: false } : map;
}

const WHY_LOCKED = 'the file holds only container definitions';

/** Container definitions alone, as the definition around them; nothing beside them is known. */
function withContainers(root: MapNode | ListNode, containers: ListNode): MapNode {
  const { file, span } = root;
  const form: MapForm = root.form === 'yaml-block' || root.form === 'yaml-flow' ? root.form : 'json';
  const key = { key: 'containerDefinitions', keySpan: { start: span.start, end: span.start }, span };
  const entries = [{ ...key, value: containers }];
  return { kind: 'map', form, entries, complete: false, file, span, locked: WHY_LOCKED };
}

function oneContainer(root: MapNode): ListNode {
  const { file, span } = root;
  return { kind: 'list', form: 'json', items: [root], complete: false, file, span, locked: WHY_LOCKED };
}

function looksLikeContainers(list: ListNode): boolean {
  return list.items.some((item) => item.kind === 'map' && looksLikeContainer(item));
}

function looksLikeContainer(map: MapNode): boolean {
  return valueOf(map, 'image') !== undefined && valueOf(map, 'name') !== undefined;
}
