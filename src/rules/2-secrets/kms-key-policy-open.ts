import { and } from '../../model/certainty.js';
import { isPolicyOf, isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS225',
  name: 'kms-key-policy-open',
  step: 2,
  title: 'Everybody may use the KMS key',
  severity: 'high',
  tier: 'B',
  target: 'statement',
  why: 'A key policy for every principal lets principals of any AWS account do with the key what it allows: decrypt what it protects, or schedule its deletion. The key then keeps nobody away from secrets, logs and images.',
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/determining-access-key-policy.html',
  ],
  equivalents: {
    'Security Hub': ['KMS.5'],
    Checkov: ['CKV_AWS_33'],
    Guard: ['KMS_NO_WILDCARD_PRINCIPAL'],
    KICS: [
      'tf:kms_key_with_full_permissions',
      'cfn:kms_key_with_full_permissions',
      'cfn:kms_allows_wildcard_principal',
    ],
    Prowler: ['kms_key_not_publicly_accessible'],
  },
  fix: {
    kind: 'none',
    advice:
      'Name the account or the roles that use the key, or add a condition on `kms:CallerAccount`, `kms:ViaService` or `aws:PrincipalOrgID`.',
  },

  check(statement, graph) {
    const wrong = and(isPolicyOf(statement, ['kmsKey', 'kmsKeyPolicy']), isPublicGrant(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the key's policy is for every principal, and no condition bounds it. ` +
        'Principals of any AWS account can then do with the key what it allows. Name the account or the roles that use it.',
    };
  },
});
