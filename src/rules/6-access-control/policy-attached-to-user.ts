import { isEmpty, type List } from '../../model/attribute.js';
import { not } from '../../model/certainty.js';
import { rule, type Judgement } from '../../model/rule.js';

export default rule({
  code: 'ECS609',
  name: 'policy-attached-to-user',
  step: 6,
  title: 'A user has permissions of its own',
  severity: 'low',
  tier: 'B',
  target: 'user',
  why: 'Permissions of single users are the ones that nobody finds again, and a user of IAM signs in with keys that do not expire. A pipeline or a person who assumes a role has credentials for an hour, and the role shows who may do what.',
  unless: 'Something outside of AWS cannot assume a role and has to have keys.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  ],
  equivalents: {
    'Security Hub': ['IAM.2'],
    'cdk-nag': ['HIPAA.Security-IAMUserNoPolicies'],
    Checkov: ['CKV_AWS_40', 'CKV_AWS_273'],
    Guard: ['IAM_NO_POLICY_ON_USER'],
    KICS: ['tf:iam_policies_attached_to_user', 'cfn:iam_policies_attached_to_user'],
    Prowler: ['iam_policy_attached_only_to_group_or_roles'],
    Trivy: ['AWS-0143'],
  },
  fix: { kind: 'none', advice: 'Give the permissions to a role that the person or pipeline assumes, or to a group.' },

  check({ policies, managedPolicyArns, subject }) {
    const inline = judged(policies, `User ${subject.name} has policies of its own`);
    return inline === 'no' ? judged(managedPolicyArns, `Policies are attached to user ${subject.name}`) : inline;
  },

  further: {
    policy: ({ users, subject }) => judged(users, `Policy ${subject.name} is for a user`),
    policyAttachment: ({ users, subject }) => judged(users, `${subject.name} attaches a policy to a user`),
  },
});

function judged(list: List<unknown>, what: string): Judgement {
  const wrong = not(isEmpty(list));
  if (wrong !== 'yes') return wrong;
  return {
    place: list.place,
    message: `${what}. Its keys do not expire, and such permissions are easily forgotten. Give them to a role that the person or pipeline assumes, or to a group.`,
  };
}
