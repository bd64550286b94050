import type { Node } from '../../../model/source.js';

/** Whether two nodes say the same, wherever they are written. */
export function sameNode(a: Node, b: Node): boolean {
  if (a === b) return true;
  return sameText(a) === sameText(b) && all(partsOf(a), partsOf(b), sameNode);
}

/** What a node says beside its parts. */
function sameText(node: Node): string {
  switch (node.kind) {
    case 'map':
      return JSON.stringify(['map', node.complete, node.entries.map(({ key }) => key)]);
    case 'list':
      return JSON.stringify(['list', node.complete]);
    case 'scalar':
      return JSON.stringify(['scalar', node.value]);
    case 'text':
      return JSON.stringify(['text', node.parts.map((part) => (typeof part === 'string' ? part : null))]);
    case 'reference':
      return JSON.stringify(['reference', node.to, node.attribute]);
    case 'choice':
      return JSON.stringify(['choice', node.condition, node.branches.map(({ when }) => when)]);
    case 'absent':
      return 'absent';
    case 'opaque':
      return JSON.stringify(['opaque', node.why]);
  }
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return node.entries.map(({ value }) => value);
    case 'list':
      return node.items;
    case 'text':
      return node.parts.filter((part) => typeof part !== 'string');
    case 'choice':
      return node.branches.map((branch) => branch.node);
    default:
      return [];
  }
}

function all<T>(left: readonly T[], right: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (left.length !== right.length) return false;
  return left.every((one, index) => {
    const other = right[index];
    return other !== undefined && same(one, other);
  });
}
