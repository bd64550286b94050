/** What a statement of an identity policy permits. Source: the IAM JSON policy evaluation logic. */
import { is, some } from './attribute.js';
import { and, certain, or, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { coversAction } from './policy-action.js';
import type { Subject } from './subject.js';

/** Whether the statement gives permissions to identities, or stands in a document that nothing in reach uses. */
export function isPermission(statement: Subject<'statement'>): Certainty {
  const owners = statement.subject.owners ?? [];
  return certain(owners.length === 0 || owners.some((owner) => owner.as === 'permissions'));
}

/** Whether a denial in the same document names this action, on whatever resources and conditions. */
export function isDeniedBeside(statement: Subject<'statement'>, action: string, graph: Graph): Certainty {
  const beside = graph.statementsBeside(statement);
  return or(
    ...beside.map((other) =>
      and(
        is(other.Effect, 'Deny'),
        some(other.Action, (element) => coversAction(element, action)),
      ),
    ),
  );
}
