import type { Branch, ChoiceNode, Node, Origin } from '../../model/source.js';

/** More outcomes than this of one value are not told apart. */
const MOST_OUTCOMES = 16;

/**
 * Combines values some of which are choices: the result is then the choice between the combinations. With too many
 * outcomes `combine` gets the choices as they are, as values that are not known. `at` is the expression as a whole.
 */
export function distribute(at: Origin, nodes: readonly Node[], combine: (nodes: readonly Node[]) => Node): Node {
  const first = nodes.find((node) => node.kind === 'choice');
  if (first === undefined || outcomes(nodes) > MOST_OUTCOMES) return combine(nodes);
  const branches = first.branches.map(({ when }): Branch => {
    const taken = nodes.map((node) => take(node, first.condition, when));
    return { when, node: distribute(at, taken, combine) };
  });
  const { file, span } = at;
  return { kind: 'choice', condition: first.condition, branches, file, span };
}

/** The node under one outcome of a condition. */
function take(node: Node, condition: string, when: string): Node {
  if (node.kind !== 'choice') return node;
  if (node.condition === condition) {
    const branch = node.branches.find((candidate) => candidate.when === when);
    return branch === undefined ? node : take(branch.node, condition, when);
  }
  const branches = node.branches.map((branch) => ({ ...branch, node: take(branch.node, condition, when) }));
  return { ...node, branches };
}

function outcomes(nodes: readonly Node[]): number {
  let product = 1;
  for (const node of nodes) {
    if (node.kind === 'choice') product *= leaves(node, MOST_OUTCOMES + 1);
    if (product > MOST_OUTCOMES) return product;
  }
  return product;
}

/** Counts no further than `most`. */
function leaves(choice: ChoiceNode, most: number): number {
  let count = 0;
  for (const { node } of choice.branches) {
    if (count >= most) return count;
    count += node.kind === 'choice' ? leaves(node, most - count) : 1;
  }
  return count;
}
