/** The parts of a plan that hold values which nobody may see, or which are read from elsewhere in it. */
import type { MapNode, Node, Span } from '../../../model/source.js';
import { fieldOf, isTrue, itemsOf } from './json-fields.js';
import type { FoundResource } from './find-resources.js';

/** Everything beside the planned values repeats them without marks at the value, as variables and outputs do. */
const UNSHOWN: readonly (readonly string[])[] = [
  ['variables'],
  ['output_changes'],
  ['resource_drift'],
  ['configuration'],
  ['planned_values', 'outputs'],
  ['values', 'outputs'],
  ['prior_state', 'values', 'outputs'],
];

export function secretSpans(root: MapNode, found: readonly FoundResource[]): readonly Span[] {
  const unshown = UNSHOWN.flatMap((path) => fieldOf(root, ...path)?.span ?? []);
  const changes = itemsOf(fieldOf(root, 'resource_changes')).map((change) => fieldOf(change, 'change'));
  const used = new Set<Node>(found.map(({ values }) => values));
  const sides = changes.flatMap((change) => [fieldOf(change, 'before'), fieldOf(change, 'after')]);
  const repeated = sides.flatMap((side) => (side === undefined || used.has(side) ? [] : side.span));
  const marked = found.flatMap(({ values, marks }) =>
    marks.sensitive.flatMap((mark) => (mark === undefined ? [] : markedSpans(values, mark))),
  );
  return [...unshown, ...repeated, ...marked];
}

function markedSpans(value: Node, mark: Node): readonly Span[] {
  if (isTrue(mark)) return [value.span];
  if (value.kind === 'map' && mark.kind === 'map') {
    return mark.entries.flatMap(({ key, value: inner }) => {
      const marked = fieldOf(value, key);
      return marked === undefined ? [] : markedSpans(marked, inner);
    });
  }
  if (value.kind !== 'list' || mark.kind !== 'list') return [];
  return value.items.flatMap((item, index) => {
    const inner = mark.items[index];
    return inner === undefined ? [] : markedSpans(item, inner);
  });
}
