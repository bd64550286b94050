/** Roles with which ECS starts tasks: they pull images, open log streams and read secrets. */
import type { Graph } from './graph.js';
import { awsPolicyName } from './managed-policy.js';
import { set, type Change } from './rule.js';
import type { Subject, SubjectInfo } from './subject.js';

type Role = Subject<'role'>;

const EXECUTION_POLICY = 'AmazonECSTaskExecutionRolePolicy';

/** Names the one role of the unit that is made for it, if there is one. */
export function nameExecutionRole({ executionRoleArn }: Subject<'taskDefinition'>, graph: Graph): readonly Change[] {
  const role = executionRoleInReach(graph);
  return role === undefined ? [] : [set(executionRoleArn, { refer: role, attribute: 'arn' })];
}

/** Other task definitions use it so, or AWS's policy for it is attached. */
function executionRoleInReach(graph: Graph): SubjectInfo | undefined {
  const attached = rolesWithPolicy(graph);
  const made = graph
    .all('role')
    .items.filter((role) => graph.usesOf(role).execution.items.length > 0 || attached.has(role.subject.address));
  const [role, more] = made;
  return more === undefined ? role?.subject : undefined;
}

function rolesWithPolicy(graph: Graph): ReadonlySet<string> {
  const own = graph.all('role').items.filter(hasPolicy);
  const others = graph
    .all('policyAttachment')
    .items.filter(({ policyArn }) => awsPolicyName(policyArn) === EXECUTION_POLICY)
    .flatMap(({ roles }) => roles.items.flatMap((link) => graph.follow(link, 'role') ?? []));
  return new Set([...own, ...others].map(({ subject }) => subject.address));
}

function hasPolicy({ managedPolicyArns }: Role): boolean {
  return managedPolicyArns.items.some((policy) => awsPolicyName(policy) === EXECUTION_POLICY);
}
