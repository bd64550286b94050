import { and } from '../../model/certainty.js';
import { isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';
import { isTrust } from '../../model/trust.js';

export default rule({
  code: 'ECS315',
  name: 'trust-policy-wildcard-principal',
  step: 3,
  title: 'Everybody may assume a role',
  severity: 'critical',
  tier: 'A',
  target: 'statement',
  why: 'A trust policy for every principal lets any AWS account that learns the ARN of the role take on its permissions. The roles of a task need to trust only the service that starts the tasks.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_60', 'CKV_AWS_283'],
    KICS: [
      'tf:iam_policy_grants_assumerole_permission_across_all_services',
      'tf:iam_role_allows_all_principals_to_assume',
      'cfn:iam_role_allows_all_principals_to_assume',
    ],
  },
  fix: {
    kind: 'none',
    advice: 'Name who assumes the role: `ecs-tasks.amazonaws.com` for the roles of a task.',
  },

  check(statement, graph) {
    const wrong = and(isTrust(statement), isPublicGrant(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the trust policy is for every principal, and no condition bounds it. ` +
        'Any AWS account can then act with the permissions of this role. Name who assumes it: ecs-tasks.amazonaws.com for the roles of a task.',
    };
  },
});
