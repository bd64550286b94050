/** Texts with an undecided piece → a choice of texts. */
import type { ChoiceNode, Node, Origin, TextNode } from '../../model/source.js';

/** Texts that one text may become; beyond this its pieces stay as they are. */
const MOST_TEXTS = 16;

type Part = string | Node;

/** `"a${var.c ? "-x" : ""}"` is `"a-x"` when `var.c is true`, and `"a"` otherwise. */
export function chooseText(text: TextNode): Node {
  const count = text.parts.reduce((product, part) => product * leavesOf(part), 1);
  return count > 1 && count <= MOST_TEXTS ? decide(text.parts, text) : text;
}

/** Does that for every text in a node. */
export function chooseTexts(node: Node): Node {
  switch (node.kind) {
    case 'text':
      return chooseText(node);
    case 'map':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: chooseTexts(entry.value) })) };
    case 'list':
      return { ...node, items: node.items.map(chooseTexts) };
    case 'choice':
      return { ...node, branches: node.branches.map((branch) => ({ ...branch, node: chooseTexts(branch.node) })) };
    default:
      return node;
  }
}

function leavesOf(part: Part): number {
  if (typeof part === 'string' || part.kind !== 'choice') return 1;
  return part.branches.reduce((sum, branch) => sum + leavesOf(branch.node), 0);
}

function isChoice(part: Part): part is ChoiceNode {
  return typeof part !== 'string' && part.kind === 'choice';
}

function decide(parts: readonly Part[], text: TextNode): Node {
  const choice = parts.find(isChoice);
  if (choice === undefined) return joined(parts, text);
  const { condition, branches } = choice;
  return {
    ...originOf(text),
    kind: 'choice',
    condition,
    branches: branches.map(({ when, node }) => ({
      when,
      node: decide(
        parts.flatMap((part) => taken(part, condition, { when, choice, node })),
        text,
      ),
    })),
  };
}

interface Taken {
  readonly when: string;
  readonly choice: ChoiceNode;
  readonly node: Node;
}

/** The piece when the condition is decided; other choices on the same condition are decided with it. */
function taken(part: Part, condition: string, { when, choice, node }: Taken): readonly Part[] {
  if (!isChoice(part) || part.condition !== condition) return [part];
  return piecesOf(part === choice ? node : (part.branches.find((branch) => branch.when === when)?.node ?? part));
}

function piecesOf(node: Node): readonly Part[] {
  if (node.kind === 'scalar') return [typeof node.value === 'string' ? node.value : node.raw];
  return node.kind === 'text' ? node.parts : [node];
}

function originOf({ file, span, via, assumed, locked }: TextNode): Origin {
  return {
    file,
    span,
    ...(via === undefined ? {} : { via }),
    ...(assumed === undefined ? {} : { assumed }),
    ...(locked === undefined ? {} : { locked }),
  };
}

function joined(parts: readonly Part[], text: TextNode): Node {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  const origin = originOf(text);
  const [value = '', more] = merged;
  if (typeof value !== 'string' || more !== undefined) return { kind: 'text', parts: merged, ...origin };
  return { kind: 'scalar', value, raw: value, ...origin, locked: 'it depends on a condition' };
}
