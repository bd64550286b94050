import type { Change } from '../model/rule.js';
import type { ListNode, MapNode } from '../model/source.js';

interface Crowd {
  readonly container: MapNode | ListNode;
  readonly removals: number;
  readonly others: number;
}

/**
 * Whether changes get in each other's way: what one takes out of a list or map moves the commas that another needs, or
 * leaves it without the neighbour that shows how to write.
 */
export function isCrowded(changes: readonly Change[]): boolean {
  const crowds = new Map<string, Crowd>();
  for (const change of changes) {
    const container = containerOf(change);
    if (container === undefined) continue;
    const { file, span, kind } = container;
    const key = [file.path, kind, span.start, span.end].join('\n');
    const { removals, others } = crowds.get(key) ?? { removals: 0, others: 0 };
    const isRemoval = change.op === 'remove';
    crowds.set(key, { container, removals: removals + (isRemoval ? 1 : 0), others: others + (isRemoval ? 0 : 1) });
  }
  return [...crowds.values()].some(isTooMuch);
}

function isTooMuch({ container, removals, others }: Crowd): boolean {
  if (removals === 0 || removals + others === 1) return false;
  // Each argument of a block has lines of its own.
  if (container.form === 'hcl-body' && others === 0) return false;
  return container.kind === 'list' ? container.form !== 'hcl-blocks' : container.entries.length <= removals;
}

/** The list or map that loses or gets something. */
function containerOf({ op, place }: Change): MapNode | ListNode | undefined {
  if (place.kind === 'resource') return place.owner;
  if (place.kind === 'item') return op === 'remove' ? place.list : undefined;
  if (op === 'append' && place.node?.kind === 'list') return place.node;
  return op === 'remove' || place.node === undefined ? place.owner : undefined;
}
