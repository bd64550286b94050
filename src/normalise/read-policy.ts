/** Conditions and principals of policy statements, which JSON writes as maps of maps and Terraform as blocks. */
import type { Attr, ConditionEntry, ItemPlace, List, Place, PrincipalEntry } from '../model/attribute.js';
import { unknown, type Certainty } from '../model/certainty.js';
import type { Entry, MapNode, Node } from '../model/source.js';
import type { Found } from './locate.js';

interface Rows<T> {
  readonly items: readonly T[];
  readonly complete: Certainty;
}

export function readConditions(found: Found): List<ConditionEntry> {
  return readRows(found, { depth: 2, fromMap: conditionsOfMap, fromBlock: conditionOfBlock });
}

export function readPrincipals(found: Found): List<PrincipalEntry> {
  const star = found.state === 'known' && found.node.kind === 'scalar' ? found.node.raw : undefined;
  if (star !== undefined) {
    const values = listOfValues(found.state === 'known' ? found.node : undefined, found.place);
    return { items: [{ type: star, values, place: found.place }], complete: 'yes', written: 'yes', place: found.place };
  }
  return readRows(found, { depth: 1, fromMap: principalsOfMap, fromBlock: principalOfBlock });
}

interface Readers<T> {
  /** How many levels of keys a map has. */
  readonly depth: 1 | 2;
  readonly fromMap: (map: MapNode, place: Place) => readonly T[];
  readonly fromBlock: (block: MapNode, place: ItemPlace) => T | undefined;
}

function readRows<T>(found: Found, readers: Readers<T>): List<T> {
  return { ...rowsOf(found, readers), written: found.written, place: found.place };
}

function rowsOf<T>(found: Found, readers: Readers<T>): Rows<T> {
  if (found.state === 'unset') return { items: [], complete: 'yes' };
  if (found.state === 'unknown') return { items: [], complete: unknown(found.why) };
  if (found.node.kind === 'map') {
    const complete = isReadable(found.node, readers) ? 'yes' : unknown('some of its keys are not known');
    return { items: readers.fromMap(found.node, found.place), complete };
  }
  const rows = found.items.map((place) =>
    place.node.kind === 'map' ? readers.fromBlock(place.node, place) : undefined,
  );
  const readable = rows.every((row) => row !== undefined);
  const items = rows.filter((row) => row !== undefined);
  return { items, complete: readable ? found.itemsComplete : unknown('a block of it could not be read') };
}

/** An operator whose keys are not known may hold any condition. */
function isReadable(map: MapNode, { depth }: Pick<Readers<unknown>, 'depth'>): boolean {
  if (!map.complete || depth === 1) return map.complete;
  return map.entries.every(({ value }) => value.kind === 'map' && value.complete);
}

function conditionsOfMap(map: MapNode, place: Place): readonly ConditionEntry[] {
  return map.entries.flatMap((operator) => {
    if (operator.value.kind !== 'map') return [];
    return operator.value.entries.map((entry) => ({
      operator: operator.key,
      key: entry.key,
      values: listOfValues(entry.value, place),
      place,
    }));
  });
}

function conditionOfBlock(block: MapNode, place: ItemPlace): ConditionEntry | undefined {
  const operator = textOf(entryOf(block, 'test'));
  const key = textOf(entryOf(block, 'variable'));
  if (operator === undefined || key === undefined) return undefined;
  return { operator, key, values: listOfValues(entryOf(block, 'values')?.value, place), place };
}

function principalsOfMap(map: MapNode, place: Place): readonly PrincipalEntry[] {
  return map.entries.map((entry) => ({ type: entry.key, values: listOfValues(entry.value, place), place }));
}

function principalOfBlock(block: MapNode, place: ItemPlace): PrincipalEntry | undefined {
  const type = textOf(entryOf(block, 'type'));
  return type === undefined
    ? undefined
    : { type, values: listOfValues(entryOf(block, 'identifiers')?.value, place), place };
}

function entryOf(map: MapNode, key: string): Entry | undefined {
  return map.entries.findLast((entry) => entry.key === key);
}

function textOf(entry: Entry | undefined): string | undefined {
  return entry?.value.kind === 'scalar' ? entry.value.raw : undefined;
}

function listOfValues(node: Node | undefined, place: Place): List<Attr<string>> {
  if (node === undefined) return { items: [], complete: 'yes', written: 'no', place };
  const nodes = node.kind === 'list' ? node.items : [node];
  const complete = node.kind === 'list' && !node.complete ? unknown('not all values are known') : 'yes';
  const items = nodes.map((item): Attr<string> => {
    const at = place.kind === 'resource' ? place : { ...place, node: item };
    if (item.kind !== 'scalar') return { state: 'unknown', why: 'it is known only after deployment', place: at };
    return { state: 'known', value: typeof item.value === 'string' ? item.value : item.raw, place: at };
  });
  return { items, complete, written: 'yes', place };
}
