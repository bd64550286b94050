/** Permissions that a resource's policy gives to everybody. */
import { every, is, isEmpty, some, type PrincipalEntry } from './attribute.js';
import { and, certain, not, or, unknown, type Certainty } from './certainty.js';
import { isForOutsiders, isNarrowed } from './condition.js';
import type { Graph } from './graph.js';
import { coversAction, isStar } from './policy-action.js';
import type { Kind, Subject } from './subject.js';

type Statement = Subject<'statement'>;

/** Whether the statement stands in a policy of resources of these kinds. */
export function isPolicyOf(statement: Statement, kinds: readonly Kind[]): Certainty {
  const owners = statement.subject.owners ?? [];
  return certain(owners.some((owner) => owner.as === 'resource' && kinds.includes(owner.kind)));
}

/** Whether it allows something to everybody, with no condition that bounds whom and no denial beside it that does. */
export function isPublicGrant(statement: Statement, graph: Graph): Certainty {
  const granted = and(
    is(statement.Effect, 'Allow'),
    some(statement.Principal, isEverybody),
    not(isNarrowed(statement)),
  );
  // Looks at every statement of the policy.
  return granted === 'no' ? 'no' : and(granted, not(isDenied(statement, graph)));
}

/** `"*"` and `{ "AWS": "*" }` alike. */
export function isEverybody({ type, values }: PrincipalEntry): Certainty {
  if (type === '*') return 'yes';
  if (type !== 'AWS') return 'no';
  // Of an ARN with an unknown account enough is known.
  return some(values, (value) => (value.state === 'unknown' ? isStar(value) : is(value, '*')));
}

function isDenied(statement: Statement, graph: Graph): Certainty {
  return or(...graph.statementsBeside(statement).map((other) => takesAway(other, statement)));
}

function takesAway(denial: Statement, grant: Statement): Certainty {
  if (is(denial.Effect, 'Deny') === 'no') return 'no';
  return and(
    is(denial.Effect, 'Deny'),
    some(denial.Principal, isEverybody),
    or(isEmpty(denial.Resource), some(denial.Resource, isStar)),
    isForOutsiders(denial),
    isActionDenied(denial, grant),
  );
}

function isActionDenied(denial: Statement, grant: Statement): Certainty {
  if (grant.NotAction.written !== 'no') return some(denial.Action, (action) => is(action, '*'));
  return every(grant.Action, (action) => {
    if (action.state === 'unknown') return unknown(action.why);
    return action.state === 'unset' ? 'yes' : some(denial.Action, (element) => coversAction(element, action.value));
  });
}
