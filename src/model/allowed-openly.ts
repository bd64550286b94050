import { isEmpty } from './attribute.js';
import { and, not, type Certainty } from './certainty.js';
import { isLeftToSome } from './effective-grant.js';
import type { Graph, Related } from './graph.js';
import { allowedAmong } from './open-action.js';
import { holdersOf, isHeld } from './role-purpose.js';
import type { Subject } from './subject.js';

type Roles = Related<'role'>;

interface Grant {
  readonly statement: Subject<'statement'>;
  /** Whether it is about every resource, without a condition that bounds it. */
  readonly open: Certainty;
  readonly graph: Graph;
  /** Which roles are meant; those of tasks and of container instances unless told otherwise. */
  readonly purpose?: Parameters<typeof holdersOf>[2];
}

interface Allowed {
  readonly certainty: Certainty;
  readonly actions: readonly string[];
  readonly holders: Roles;
}

/** Whether a statement gives roles some of these actions on everything, which actions, and which roles. */
export function allowedOpenly(names: readonly string[], { statement, open, graph, purpose }: Grant): Allowed {
  if (open === 'no') return { certainty: 'no', actions: [], holders: { items: [], complete: 'yes' } };
  const holders = holdersOf(statement, graph, purpose);
  const found = allowedAmong(names, statement, (action) => isLeftToSome(holders, action, graph));
  return { certainty: and(open, isHeld(holders), not(isEmpty(found))), actions: found.items, holders };
}
