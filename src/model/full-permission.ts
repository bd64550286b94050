/** Permission for everything in an account. Source: the IAM JSON policy elements reference. */
import { is, some } from './attribute.js';
import { and, not, type Certainty } from './certainty.js';
import { isNarrowed } from './condition.js';
import { isEveryAction, isStar } from './policy-action.js';
import type { Subject } from './subject.js';

/** Whether the statement allows every action on everything, without a condition that bounds it. */
export function allowsEverything(statement: Subject<'statement'>): Certainty {
  return and(
    is(statement.Effect, 'Allow'),
    some(statement.Action, (action) => is(action, isEveryAction)),
    some(statement.Resource, isStar),
    not(isNarrowed(statement)),
  );
}
