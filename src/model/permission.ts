/** What a statement of an identity policy permits. Source: the IAM JSON policy evaluation logic. */
import { and, certain, not, or, type Certainty } from './certainty.js';
import { isDeniedAmong, isLeftToSome } from './effective-grant.js';
import type { Graph } from './graph.js';
import type { Subject } from './subject.js';

/**
 * Whether the statement gives permissions to identities. In a document that nothing in reach uses, one that names no
 * principal does: the policies of resources all name some.
 */
export function isPermission(statement: Subject<'statement'>): Certainty {
  const owners = statement.subject.owners ?? [];
  if (owners.length > 0) return certain(owners.some((owner) => owner.as === 'permissions'));
  return not(or(statement.Principal.written, statement.NotPrincipal.written));
}

/**
 * Whether a denial in the same document takes this action away: on every resource, without a condition. A condition that
 * bounds the denial may leave just what is meant to stay, so nothing is sure then.
 */
export function isDeniedBeside(statement: Subject<'statement'>, action: string, graph: Graph): Certainty {
  return isDeniedAmong({ items: graph.statementsBeside(statement), complete: 'yes' }, action);
}

/** Whether an action is left to somebody who has the statement. Users and groups are not followed: the document counts. */
export function isLeftToHolders(statement: Subject<'statement'>, action: string, graph: Graph): Certainty {
  const roles = graph.rolesOf(statement);
  if (roles.items.length > 0) return isLeftToSome(roles, action, graph);
  return and(not(isDeniedBeside(statement, action, graph)), graph.hasLimits() ? roles.complete : 'yes');
}
