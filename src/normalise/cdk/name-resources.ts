/** Logical ids → construct paths, which are what people of a CDK app know: in addresses and in every reference. */
import type { Resource } from '../../model/resource.js';
import type { ListNode, MapNode, Node } from '../../model/source.js';

/** The resources of one assembly with their construct paths as addresses; those without a path keep theirs. */
export function nameResources(resources: readonly Resource[]): readonly Resource[] {
  const names = chooseNames(resources);
  const renamed = new Map<Node, Node>();
  return resources.map((resource) => {
    const body = renameMap(resource.body, names, renamed);
    const place = resource.place.node === resource.body ? { ...resource.place, node: body } : resource.place;
    return { ...resource, body, place, address: names.get(resource.address) ?? resource.address };
  });
}

type Names = ReadonlyMap<string, string>;

/** `Orders/TaskDef/Resource` is called `Orders/TaskDef`, as in the source, unless something else is called that. */
function chooseNames(resources: readonly Resource[]): Names {
  const taken = new Set(resources.map((resource) => resource.constructPath ?? resource.address));
  const names = new Map<string, string>();
  for (const { address, constructPath, type } of resources) {
    if (constructPath === undefined) continue;
    const short = shorten(constructPath, type);
    const name = taken.has(short) ? constructPath : short;
    taken.add(name);
    names.set(address, name);
  }
  return names;
}

/** The children in which constructs of the library keep their one CloudFormation resource. */
function shorten(path: string, type: string): string {
  const segments = path.split('/');
  const last = segments.at(-1);
  const internal = last === 'Resource' || last === 'Default' || (last === 'Service' && type === 'AWS::ECS::Service');
  return internal && segments.length > 2 ? segments.slice(0, -1).join('/') : path;
}

/** Each node is renamed once, however often it is shared. */
function rename(node: Node, names: Names, done: Map<Node, Node>): Node {
  const known = done.get(node);
  if (known !== undefined) return known;
  const fresh = renameNode(node, names, done);
  done.set(node, fresh);
  return fresh;
}

function renameNode(node: Node, names: Names, done: Map<Node, Node>): Node {
  const inside = (inner: Node): Node => rename(inner, names, done);
  switch (node.kind) {
    case 'reference':
      return { ...node, to: names.get(node.to) ?? node.to };
    case 'map':
      return renameMap(node, names, done);
    case 'list':
      return renameList(node, inside);
    case 'text':
      return { ...node, parts: node.parts.map((part) => (typeof part === 'string' ? part : inside(part))) };
    case 'choice':
      return { ...node, branches: node.branches.map((branch) => ({ ...branch, node: inside(branch.node) })) };
    case 'scalar':
    case 'absent':
    case 'opaque':
      return node;
  }
}

function renameList(node: ListNode, inside: (item: Node) => Node): ListNode {
  const items = node.items.map(inside);
  return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
}

function renameMap(node: MapNode, names: Names, done: Map<Node, Node>): MapNode {
  const entries = node.entries.map((entry) => {
    const value = rename(entry.value, names, done);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries.some((entry, index) => entry !== node.entries[index]) ? { ...node, entries } : node;
}
