import { isEmpty, isSpelled, type Place } from '../../model/attribute.js';
import { and, certain, not } from '../../model/certainty.js';
import { rule, type Problem } from '../../model/rule.js';

export default rule({
  code: 'ECS320',
  name: 'inline-role-policy',
  step: 3,
  title: 'A role has a policy of its own',
  severity: 'info',
  tier: 'C',
  target: 'role',
  why: 'A policy that is a part of one role has no versions and no page of its own, and nothing shows who has the same permissions. Teams that audit their policies keep them apart.',
  unless:
    'The policy belongs to just this role and shall go with it, which is what AWS recommends inline policies for.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {
    'cdk-nag': ['HIPAA.Security-IAMNoInlinePolicy'],
    Guard: ['IAM_NO_INLINE_POLICY_CHECK'],
    KICS: ['cfn:inline_policies_are_attached_to_ecs_service'],
    TFLint: ['aws_iam_role_deprecated_policy_attributes'],
  },
  fix: { kind: 'none', advice: 'Make a managed policy of it and attach that to the role.' },

  check({ policies, subject }) {
    const wrong = not(isEmpty(policies));
    return wrong === 'yes' ? problem(policies.place, `Role ${subject.name} has policies of its own`) : wrong;
  },

  further: {
    policy({ path, roles, subject }) {
      const wrong = and(certain(!isSpelled(path)), roles.written);
      return wrong === 'yes' ? problem(subject.place, `Policy ${subject.name} is a part of its role`) : wrong;
    },
  },
});

function problem(place: Place, what: string): Problem {
  return {
    place,
    message: `${what}, not a managed policy. It has no versions, and no list of policies shows it. Make a managed policy of it and attach that.`,
  };
}
