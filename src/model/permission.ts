/** What a statement of an identity policy permits. Source: the IAM JSON policy evaluation logic. */
import { is, isEmpty, some } from './attribute.js';
import { and, certain, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { coversAction, isStar } from './policy-action.js';
import type { Subject } from './subject.js';

/** Whether the statement gives permissions to identities, or stands in a document that nothing in reach uses. */
export function isPermission(statement: Subject<'statement'>): Certainty {
  const owners = statement.subject.owners ?? [];
  return certain(owners.length === 0 || owners.some((owner) => owner.as === 'permissions'));
}

/**
 * Whether a denial in the same document takes this action away: on every resource, without a condition. A condition that
 * bounds the denial may leave just what is meant to stay, so nothing is sure then.
 */
export function isDeniedBeside(statement: Subject<'statement'>, action: string, graph: Graph): Certainty {
  const denials = graph.statementsBeside(statement).map((other) =>
    and(
      is(other.Effect, 'Deny'),
      some(other.Action, (element) => coversAction(element, action)),
      some(other.Resource, isStar),
      isEmpty(other.Condition) === 'yes' ? 'yes' : unknown('a denial beside it has conditions of its own'),
    ),
  );
  return or(...denials);
}
