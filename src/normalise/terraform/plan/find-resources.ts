/** The resources of a plan or a state in its JSON, with the marks that belong to each. */
import type { MapNode, Node, Span } from '../../../model/source.js';
import { NATIVE_TYPES } from '../../names.js';
import { fieldOf, itemsOf, mapOf, stringOf } from './json-fields.js';
import type { Marks } from './known-values.js';

export interface FoundResource {
  readonly address: string;
  readonly type: string;
  readonly data: boolean;
  /** The whole entry, and the address in it. */
  readonly node: MapNode;
  readonly header: Span;
  readonly values: MapNode;
  readonly marks: Marks;
}

export const DATA_DOCUMENT = 'aws_iam_policy_document';

/**
 * Resources that exist after the plan was applied, of the types that are reviewed, and policy documents: what is to be
 * deleted has no planned values.
 */
export function findResources(root: MapNode): readonly FoundResource[] {
  const changes = changesByAddress(root);
  const planned = resourcesIn(fieldOf(root, 'planned_values', 'root_module') ?? fieldOf(root, 'values', 'root_module'));
  const found = planned.flatMap((node) => asResource(node, { values: fieldOf(node, 'values'), changes }));
  const there = new Set(found.map(({ address }) => address));
  const changed = [...changes.values()].flatMap((node) =>
    there.has(stringOf(fieldOf(node, 'address')) ?? '')
      ? []
      : asResource(node, { values: fieldOf(node, 'change', 'after'), changes }),
  );
  for (const { address } of changed) there.add(address);
  const before = resourcesIn(fieldOf(root, 'prior_state', 'values', 'root_module'));
  const documents = before.flatMap((node) => asResource(node, { values: fieldOf(node, 'values'), changes }));
  return [...found, ...changed, ...documents.filter(({ address, data }) => data && !there.has(address))];
}

/** What is done to objects that are left over from an earlier replacement says nothing of the resource. */
function changesByAddress(root: MapNode): ReadonlyMap<string, MapNode> {
  const changes = itemsOf(fieldOf(root, 'resource_changes')).flatMap(
    (item): readonly (readonly [string, MapNode])[] => {
      const change = mapOf(item);
      const address = stringOf(fieldOf(item, 'address'));
      return change === undefined || address === undefined || fieldOf(item, 'deposed') !== undefined
        ? []
        : [[address, change]];
    },
  );
  return new Map(changes);
}

function resourcesIn(rootModule: Node | undefined): readonly MapNode[] {
  const found: MapNode[] = [];
  const waiting = rootModule === undefined ? [] : [rootModule];
  for (let count = 0; count < waiting.length; count += 1) {
    const module = waiting[count];
    for (const item of itemsOf(fieldOf(module, 'resources'))) if (item.kind === 'map') found.push(item);
    for (const child of itemsOf(fieldOf(module, 'child_modules'))) waiting.push(child);
  }
  return found;
}

interface Facts {
  readonly values: Node | undefined;
  readonly changes: ReadonlyMap<string, MapNode>;
}

function asResource(node: MapNode, { values, changes }: Facts): readonly FoundResource[] {
  const written = fieldOf(node, 'address');
  const address = stringOf(written);
  const type = stringOf(fieldOf(node, 'type'));
  if (written === undefined || address === undefined || type === undefined || values?.kind !== 'map') return [];
  const data = stringOf(fieldOf(node, 'mode')) === 'data';
  if (data ? type !== DATA_DOCUMENT : !Object.hasOwn(NATIVE_TYPES, type)) return [];
  const change = changes.get(address);
  const marks: Marks = {
    unknown: fieldOf(change, 'change', 'after_unknown'),
    sensitive: [fieldOf(change, 'change', 'after_sensitive'), fieldOf(node, 'sensitive_values')],
  };
  return [{ address, type, data, node, header: written.span, values, marks }];
}
