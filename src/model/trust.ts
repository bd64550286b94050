/** Trust policies of roles: who may assume them. Source: the IAM reference of the Principal element. */
import { is, some, type Attr, type PrincipalEntry } from './attribute.js';
import { and, certain, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph, Related } from './graph.js';
import type { Subject } from './subject.js';

type Statement = Subject<'statement'>;

export const TASKS_SERVICE = 'ecs-tasks.amazonaws.com';

/** Whether the statement lets somebody assume a role. */
export function isTrust(statement: Statement): Certainty {
  const owners = statement.subject.owners ?? [];
  return and(certain(owners.some((owner) => owner.as === 'trust')), is(statement.Effect, 'Allow'));
}

/** Whether the statement names this service as a principal. */
export function trustsService(statement: Statement, service: string): Certainty {
  return some(statement.Principal, (entry) =>
    entry.type === 'Service' ? some(entry.values, (value) => is(value, service)) : 'no',
  );
}

/** Whether the trust policy of a role lets this service assume it. */
export function isTrustedBy(role: Subject<'role'>, service: string, graph: Graph): Certainty {
  return some(graph.trustOf(role), (statement) =>
    and(is(statement.Effect, 'Allow'), trustsService(statement, service)),
  );
}

/** Whether a task may assume the role that the statement stands in: a definition uses it, or the service of tasks is trusted. */
export function isOfTasks(statement: Statement, graph: Graph): Certainty {
  const beside = graph.statementsBeside(statement).map((other) => trustsService(other, TASKS_SERVICE));
  const uses = graph.rolesTrusting(statement).map((role) => isUsed(role, graph));
  return or(...uses, trustsService(statement, TASKS_SERVICE), ...beside);
}

/** Whether a task definition runs or starts with the role. */
export function isUsed(role: Subject<'role'>, graph: Graph): Certainty {
  const { task, execution } = graph.usesOf(role);
  return or(isAny(task), isAny(execution));
}

/** Whether tasks run with the role: a definition says so, or none in reach uses it and it is not one for execution. */
export function isTaskRole(role: Subject<'role'>, graph: Graph): Certainty {
  const { task, execution } = graph.usesOf(role);
  const definitions = graph.all('taskDefinition').items;
  const free = definitions.length > 0 ? 'yes' : unknown('no task definition in reach uses the role');
  return or(isAny(task), and(not(isAny(execution)), free));
}

/** Whether tasks are started with the role. */
export function isExecutionRole(role: Subject<'role'>, graph: Graph): Certainty {
  return isAny(graph.usesOf(role).execution);
}

function isAny(related: Related<'taskDefinition'>): Certainty {
  return related.items.length > 0 ? 'yes' : not(related.complete);
}

/** The values that are known of the principals that fulfil this predicate. */
export function principalsLike(
  { Principal }: Statement,
  predicate: (type: string, value: string) => boolean,
): readonly string[] {
  return Principal.items.flatMap(({ type, values }) =>
    values.items.flatMap((value) => (value.state === 'known' && predicate(type, value.value) ? [value.value] : [])),
  );
}

/** Whether some principal fulfils the predicate. */
export function somePrincipal(
  { Principal }: Statement,
  type: string,
  predicate: (value: string) => boolean,
): Certainty {
  return some(Principal, (entry: PrincipalEntry) =>
    entry.type === type ? some(entry.values, (value: Attr<string>) => is(value, predicate)) : 'no',
  );
}

/** The account of a principal that stands for a whole account: its id, or its root. */
export function wholeAccount(value: string): string | undefined {
  return /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
}
