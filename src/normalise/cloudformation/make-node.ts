/** Nodes that the evaluation makes, and the facts that it adds to nodes. */
import type {
  AbsentNode,
  Hop,
  MapNode,
  Node,
  OpaqueNode,
  Origin,
  ReferenceNode,
  ScalarNode,
} from '../../model/source.js';

type At = Pick<Origin, 'file' | 'span'>;

/** What a value rests on and how it came. */
export interface Facts {
  readonly assumed?: readonly string[];
  readonly via?: readonly Hop[];
  readonly locked?: string;
}

/** More hops and assumptions than this are not worth telling. */
const MOST_FACTS = 10;

export function opaqueAt({ file, span }: At, why: string): OpaqueNode {
  return { kind: 'opaque', why, file, span };
}

export function absentAt({ file, span }: At): AbsentNode {
  return { kind: 'absent', file, span };
}

export function scalarAt({ file, span }: At, value: string | number): ScalarNode {
  return { kind: 'scalar', value, raw: String(value), file, span };
}

export function referenceAt({ file, span }: At, to: string, attribute: string): ReferenceNode {
  return { kind: 'reference', to, attribute, file, span };
}

/** A scalar as CloudFormation turns it into text; undefined for null and for everything that is no scalar. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value === 'string') return node.value;
  return typeof node.value === 'boolean' ? String(node.value) : node.raw;
}

/** A scalar as a name of something in the template: as it is spelled, even where YAML reads `On` as a boolean. */
export function nameOf(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : node.raw;
}

/** The value of a map's entry; the last one where a key is written twice. */
export function entryOf(map: MapNode | undefined, key: string): Node | undefined {
  return map?.entries.findLast((entry) => entry.key === key)?.value;
}

export function union(...lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))].slice(0, MOST_FACTS);
}

/** The node with further facts; parts of maps, lists and choices get them too. */
export function withFacts<N extends Node>(node: N, facts: Facts): N {
  const { assumed = [], via = [], locked } = facts;
  if (assumed.length === 0 && via.length === 0 && locked === undefined) return node;
  return { ...node, ...inside(node, facts), ...added(node, facts) };
}

function added(node: Node, { assumed = [], via = [], locked }: Facts): Facts {
  return {
    ...(assumed.length > 0 && { assumed: union(node.assumed, assumed) }),
    ...(via.length > 0 && { via: [...(node.via ?? []), ...via].slice(0, MOST_FACTS) }),
    ...(locked !== undefined && { locked: node.locked ?? locked }),
  };
}

function inside(node: Node, facts: Facts): object {
  const mark = (child: Node): Node => withFacts(child, facts);
  switch (node.kind) {
    case 'map':
      return { entries: node.entries.map((entry) => ({ ...entry, value: mark(entry.value) })) };
    case 'list':
      return { items: node.items.map(mark) };
    case 'choice':
      return { branches: node.branches.map((branch) => ({ ...branch, node: mark(branch.node) })) };
    default:
      return {};
  }
}
