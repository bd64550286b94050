/** The undecided conditions of a unit, so that each of their branches can be judged. */
import type { Unit } from '../model/resource.js';
import type { Node } from '../model/source.js';

export interface Condition {
  readonly condition: string;
  readonly branches: readonly string[];
}

/** More conditions than this are not told apart; their values stay undecided. */
const MOST_CONDITIONS = 16;

export function conditionsOf(unit: Unit): readonly Condition[] {
  const found = new Map<string, Set<string>>();
  for (const { body } of [...unit.resources, ...(unit.declarations ?? [])]) collect(body, found);
  return [...found].slice(0, MOST_CONDITIONS).map(([condition, branches]) => ({ condition, branches: [...branches] }));
}

function collect(node: Node, found: Map<string, Set<string>>): void {
  if (node.kind === 'choice') {
    const branches = found.get(node.condition) ?? new Set();
    for (const branch of node.branches) branches.add(branch.when);
    found.set(node.condition, branches);
  }
  for (const child of childrenOf(node)) collect(child, found);
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return node.entries.map((entry) => entry.value);
    case 'list':
      return node.items;
    case 'choice':
      return node.branches.map((branch) => branch.node);
    case 'text':
      return node.parts.filter((part) => typeof part !== 'string');
    default:
      return [];
  }
}
