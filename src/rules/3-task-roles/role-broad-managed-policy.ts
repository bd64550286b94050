import { some } from '../../model/attribute.js';
import { and, or } from '../../model/certainty.js';
import { isLeftTo } from '../../model/effective-grant.js';
import type { AttachedPolicy } from '../../model/graph.js';
import { awsPolicyName, broadlyAllows, isAdministrator, isOfAws } from '../../model/managed-policy.js';
import { isOfPipelines, isOfTasksOrInstances, nameWithPurpose } from '../../model/role-purpose.js';
import { rule, type Problem } from '../../model/rule.js';

export default rule({
  code: 'ECS308',
  name: 'role-broad-managed-policy',
  step: 3,
  title: 'A role has a policy for administrators of a service',
  severity: 'high',
  tier: 'A',
  target: 'role',
  why: 'The policies of AWS whose names end in FullAccess are made for people who administer a service, not for programs that use it. They allow everything on every resource of it, and AWS adds to them.',
  unless:
    'Roles of tasks, of container instances and of pipelines are judged, others are not. A denial or a permissions boundary may take away what the policy gives. AdministratorAccess on tasks and instances is judged by ECS305.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  ],
  equivalents: { Checkov: ['CKV2_AWS_56'], Guard: ['IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE'] },
  supersedes: ['ECS309'],
  fix: { kind: 'none', advice: 'Write a policy with just the actions and resources that are used.' },

  check(role, graph) {
    const attached = graph.managedPoliciesOf(role);
    const ofTasks = isOfTasksOrInstances(role, graph);
    const judged = and(or(ofTasks, isOfPipelines(role, graph)), isLeftTo(role, '*', graph));
    const wrong = and(
      judged,
      some(attached, ({ policy }) => isOfAws(policy, graph, (name) => allowedBy(name) !== undefined)),
    );
    if (wrong !== 'yes') return wrong;

    const who = nameWithPurpose(role, graph);
    return attached.items.flatMap((one) => {
      const name = awsPolicyName(one.policy);
      const allowed = name === undefined ? undefined : allowedBy(name);
      const isOfAnother = name !== undefined && isAdministrator(name) && ofTasks !== 'no';
      return name === undefined || allowed === undefined || isOfAnother ? [] : [problem(one, { who, name, allowed })];
    });
  },
});

function allowedBy(name: string): string | undefined {
  return isAdministrator(name) ? 'everything in the account' : broadlyAllows(name);
}

function problem(
  { policy, by }: AttachedPolicy,
  { who, name, allowed }: { readonly who: string; readonly name: string; readonly allowed: string },
): Problem {
  return {
    subject: by.subject,
    place: policy.place,
    evidence: [policy],
    message:
      `${who} has ${name}, which allows ${allowed}. ` +
      'Whoever takes it over has all of that. Write a policy with just the actions and resources that are used.',
  };
}
