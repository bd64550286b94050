/** What is left of a grant: denials and permissions boundaries. Source: the IAM policy evaluation logic. */
import { every, is, isEmpty, some, type Attr } from './attribute.js';
import { and, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph, Related } from './graph.js';
import { awsPolicyName, isAdministrator } from './managed-policy.js';
import { coversAction, isStar } from './policy-action.js';
import { remembered } from './remembered.js';
import type { Subject } from './subject.js';
import { matchesPolicyPattern } from './wildcard.js';

type Statement = Subject<'statement'>;
type Role = Subject<'role'>;

/** A whole service has hundreds of actions, and many statements may name it. */
const left = remembered<Certainty>();

/** Whether no denial takes an action (or all that a pattern names) away from the role, and its boundary leaves it. */
export function isLeftTo(role: Role, action: string, graph: Graph): Certainty {
  const denials = graph.denialsOf(role);
  return left(denials, action, () => and(not(isDeniedAmong(denials, action)), isWithinBoundary(role, action, graph)));
}

/** Whether an action is left to one of the roles at least; the first is enough. */
export function isLeftToSome(roles: Related<'role'>, action: string, graph: Graph): Certainty {
  let doubt: Certainty = 'no';
  for (const role of roles.items) {
    const answer = isLeftTo(role, action, graph);
    if (answer === 'yes') return 'yes';
    doubt = or(doubt, answer);
  }
  return or(doubt, not(roles.complete));
}

/** Whether some statement denies an action on everything. */
export function isDeniedAmong(statements: Related<'statement'>, action: string): Certainty {
  return some(statements, (statement) =>
    and(is(statement.Effect, 'Deny'), isAbout(statement, action), isOnEverything(statement), isForAll(statement)),
  );
}

/** Whether the statement is about every action that this action or pattern names. */
function isAbout({ Action, NotAction }: Statement, action: string): Certainty {
  return or(
    some(Action, (element) => coversAction(element, action)),
    and(
      NotAction.written,
      every(NotAction, (element) => not(overlaps(element, action))),
    ),
  );
}

/** Of two patterns one names what the other names, at least in part. */
function overlaps(element: Attr<string>, action: string): Certainty {
  return is(element, (pattern) => matchesPolicyPattern(action, pattern) || matchesPolicyPattern(pattern, action));
}

/** A denial of everything but some resources bounds a grant to those. */
function isOnEverything({ Resource, NotResource }: Statement): Certainty {
  return or(some(Resource, isStar), NotResource.written);
}

/** Keys that leave an action as it is for everybody who calls in the right way. */
const MANNER =
  /^aws:(requestedregion|securetransport|tlsversion|multifactorauth(present|age)|currenttime|epochtime|sourceip|useragent)$/i;

/** A condition may leave just what is meant to stay; one on the manner of a call leaves the action to its holder. */
function isForAll({ Condition }: Statement): Certainty {
  const isOfManner = every(Condition, ({ key }) => (MANNER.test(key) ? 'yes' : 'no'));
  if (isEmpty(Condition) === 'yes') return 'yes';
  return isOfManner === 'yes' ? 'no' : unknown('a denial has conditions of its own');
}

/** Whether the role's permissions boundary leaves an action; without one everything is left. */
function isWithinBoundary({ permissionsBoundary }: Role, action: string, graph: Graph): Certainty {
  if (permissionsBoundary.state === 'unset') return 'yes';
  const name = awsPolicyName(permissionsBoundary);
  if (name !== undefined) return isLeftByAws(name, action);
  const policy = graph.follow(permissionsBoundary, 'policy');
  if (policy === undefined) {
    const { state } = permissionsBoundary;
    return unknown(state === 'unknown' ? permissionsBoundary.why : 'its permissions boundary is not in reach');
  }
  const statements = graph.statementsIn(policy);
  return and(
    some(statements, (statement) => leaves(statement, action)),
    not(isDeniedAmong(statements, action)),
  );
}

function isLeftByAws(name: string, action: string): Certainty {
  if (isAdministrator(name)) return 'yes';
  if (name === 'PowerUserAccess') return /^(iam|organizations|account):/i.test(action) ? 'no' : 'yes';
  return unknown(`what the boundary ${name} leaves is AWS's to say`);
}

/** What a boundary allows in part, or under a condition, may be enough. */
function leaves(statement: Statement, action: string): Certainty {
  const { Action, Condition } = statement;
  const whole = and(isAbout(statement, action), isOnEverything(statement), isEmpty(Condition));
  const partly = or(
    isAbout(statement, action),
    some(Action, (element) => overlaps(element, action)),
  );
  const doubt = partly === 'no' ? 'no' : unknown('the permissions boundary leaves a part of it');
  return and(is(statement.Effect, 'Allow'), whole === 'yes' ? 'yes' : doubt);
}
