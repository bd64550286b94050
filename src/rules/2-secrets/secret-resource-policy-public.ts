import { and } from '../../model/certainty.js';
import { isPolicyOf, isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS215',
  name: 'secret-resource-policy-public',
  step: 2,
  title: 'Everybody may use the secret',
  severity: 'high',
  tier: 'B',
  target: 'statement',
  why: 'A resource policy for every principal lets principals of any AWS account do with the secret what the policy allows, as soon as the key allows it too. The tasks of this account need no resource policy at all: the policies of their roles are enough.',
  references: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  ],
  equivalents: {
    KICS: ['tf:secrets_manager_with_vulnerable_policy'],
    Prowler: ['secretsmanager_not_publicly_accessible', 'secretsmanager_has_restrictive_resource_policy'],
  },
  fix: {
    kind: 'none',
    advice: 'Name the roles or accounts that read the secret, or add a condition on `aws:PrincipalOrgID`.',
  },

  check(statement, graph) {
    const wrong = and(isPolicyOf(statement, ['secret', 'secretPolicy']), isPublicGrant(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the secret's policy is for every principal, and no condition bounds it. ` +
        'Principals of any AWS account can then do with the secret what it allows. Name the roles that read it, or require your organisation with `aws:PrincipalOrgID`.',
    };
  },
});
