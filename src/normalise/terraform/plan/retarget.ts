/** References to what stood for all instances of a resource lead to the instances of the plan. */
import type { Resource } from '../../../model/resource.js';
import type { MapNode, Node } from '../../../model/source.js';
import { instanceFor, instancesOf, type Instances } from './instances.js';

export function retarget(resources: readonly Resource[], former: readonly Resource[]): readonly Resource[] {
  const addresses = new Set(resources.map(({ address }) => address));
  if (former.every(({ address }) => addresses.has(address))) return resources;
  const instances = instancesOf([...addresses]);
  return resources.map((resource) => {
    const body = mapWith(resource.body, { user: resource.address, instances });
    return body === resource.body ? resource : { ...resource, body, place: { ...resource.place, node: body } };
  });
}

interface Targets {
  readonly user: string;
  readonly instances: Instances;
}

/** The same node where nothing in it changes. */
function nodeWith(node: Node, targets: Targets): Node {
  switch (node.kind) {
    case 'reference': {
      const to = instanceFor(node.to, targets.user, targets.instances);
      return to === node.to ? node : { ...node, to };
    }
    case 'map':
      return mapWith(node, targets);
    case 'list': {
      const items = each(node.items, (item) => nodeWith(item, targets));
      return items === node.items ? node : { ...node, items };
    }
    case 'text': {
      const parts = each(node.parts, (part) => (typeof part === 'string' ? part : nodeWith(part, targets)));
      return parts === node.parts ? node : { ...node, parts };
    }
    case 'choice': {
      const branches = each(node.branches, (branch) => {
        const inner = nodeWith(branch.node, targets);
        return inner === branch.node ? branch : { ...branch, node: inner };
      });
      return branches === node.branches ? node : { ...node, branches };
    }
    default:
      return node;
  }
}

function mapWith(map: MapNode, targets: Targets): MapNode {
  const entries = each(map.entries, (entry) => {
    const value = nodeWith(entry.value, targets);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries === map.entries ? map : { ...map, entries };
}

function each<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}
