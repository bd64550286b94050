import { some } from '../../model/attribute.js';
import { and, or, type Certainty } from '../../model/certainty.js';
import type { AttachedPolicy } from '../../model/graph.js';
import { awsPolicyName, isDocumentedForEcs, isOfAws } from '../../model/managed-policy.js';
import { isOfPipelines, isOfTasksOrInstances, nameWithPurpose } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS309',
  name: 'role-uses-aws-managed-policy',
  step: 3,
  title: 'A role has a policy that AWS changes',
  severity: 'info',
  tier: 'C',
  target: 'role',
  why: 'A policy of AWS is written for every account, so it names no resource of yours and allows more than one application needs. AWS adds actions to it, and the role has them the same day.',
  unless:
    'The manuals of ECS name the policy for this use, such as AmazonECSTaskExecutionRolePolicy. Roles of tasks, of container instances and of pipelines are judged.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  ],
  equivalents: { 'cdk-nag': ['AwsSolutions-IAM4'] },
  fix: { kind: 'none', advice: 'Write a policy of your own with just the actions and resources that are used.' },

  check(role, graph) {
    const attached = graph.managedPoliciesOf(role);
    const isUndocumented = ({ policy }: AttachedPolicy): Certainty =>
      isOfAws(policy, graph, (name) => !isDocumentedForEcs(name));
    const judged = or(isOfTasksOrInstances(role, graph), isOfPipelines(role, graph));
    const wrong = and(judged, some(attached, isUndocumented));
    if (wrong !== 'yes') return wrong;

    const who = nameWithPurpose(role, graph);
    return attached.items
      .filter((one) => isUndocumented(one) === 'yes')
      .map(({ policy, by }) => ({
        subject: by.subject,
        place: policy.place,
        evidence: [policy],
        message:
          `${who} has the policy ${awsPolicyName(policy) ?? ''} of AWS. ` +
          'It names no resource of yours, and AWS adds actions to it. Write one with just what is used.',
      }));
  },
});
