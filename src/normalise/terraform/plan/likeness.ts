/** How well a value of the plan fits a value of the source. */
import type { Node } from '../../../model/source.js';
import { fieldOf } from './json-fields.js';

export interface Likeness {
  readonly same: number;
  readonly different: number;
}

const NEITHER: Likeness = { same: 0, different: 0 };
const SAME: Likeness = { same: 1, different: 0 };
const DIFFERENT: Likeness = { same: 0, different: 1 };

export function likeness(planned: Node | undefined, source: Node): Likeness {
  if (source.kind === 'choice') {
    const branches = source.branches.map(({ node }) => likeness(planned, node));
    return branches.reduce((best, one) => (isBetter(one, best) ? one : best), branches[0] ?? NEITHER);
  }
  if (planned === undefined || isNothing(planned) || isNothing(source)) {
    return isNothing(planned) === isNothing(source) ? SAME : unlike(source);
  }
  return isComparable(planned) ? compared(planned, source) : NEITHER;
}

function isComparable({ kind }: Node): boolean {
  return kind === 'map' || kind === 'list' || kind === 'scalar';
}

function compared(planned: Node, source: Node): Likeness {
  if (planned.kind === 'map' && source.kind === 'map') {
    return sum(source.entries.map(({ key, value }) => likeness(fieldOf(planned, key), value)));
  }
  if (planned.kind === 'list' && source.kind === 'list') return sum(itemsLikeness(planned.items, source.items));
  if (planned.kind === 'scalar' && source.kind === 'scalar') return sameScalar(planned, source) ? SAME : DIFFERENT;
  return unlike(source);
}

function itemsLikeness(planned: readonly Node[], source: readonly Node[]): readonly Likeness[] {
  const shared = source.slice(0, planned.length).map((item, index) => likeness(planned[index], item));
  return [...shared, { same: 0, different: Math.abs(planned.length - source.length) }];
}

function sum(parts: readonly Likeness[]): Likeness {
  return parts.reduce(
    (total, { same, different }) => ({ same: total.same + same, different: total.different + different }),
    NEITHER,
  );
}

/** What is not known in the source may be anything. */
function unlike(source: Node): Likeness {
  return source.kind === 'opaque' || source.kind === 'reference' || source.kind === 'text' ? NEITHER : DIFFERENT;
}

export function isBetter(one: Likeness, other: Likeness): boolean {
  return one.different < other.different || (one.different === other.different && one.same > other.same);
}

/** Terraform converts between texts, numbers and booleans as the provider wants them. */
export function sameScalar(a: Node, b: Node): boolean {
  return a.kind === 'scalar' && b.kind === 'scalar' && String(a.value) === String(b.value);
}

/** Nothing is written: null, or no item of a list. */
export function isNothing(node: Node | undefined): boolean {
  if (node === undefined || node.kind === 'absent') return true;
  if (node.kind === 'scalar') return node.value === null;
  return node.kind === 'list' && node.complete && node.items.length === 0;
}
