import { some } from '../../model/attribute.js';
import { and, certain, not } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import { rule } from '../../model/rule.js';
import { isTrust, principalsLike, somePrincipal, wholeAccount } from '../../model/trust.js';

/** What proves that the other account acts for you (an external id), or that a person does (a second factor). */
const PROOF = /^(sts:externalid|aws:multifactorauth(present|age))$/i;

export default rule({
  code: 'ECS326',
  name: 'cross-account-trust-without-external-id',
  step: 3,
  title: 'An account is trusted without an external id',
  severity: 'medium',
  tier: 'B',
  target: 'statement',
  why: 'A provider that assumes roles for many customers can be made to assume yours for somebody else. An external id, a second factor or the id of your organisation keeps such a request out.',
  unless:
    'The account is your own or one of your organisation. Only trust of a whole account is judged, not of single roles in it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  equivalents: {
    KICS: [
      'tf:cross_account_iam_assume_role_policy_without_external_id_or_mfa',
      'cfn:cross_account_iam_assume_role_policy_without_external_id_or_mfa',
    ],
  },
  fix: {
    kind: 'none',
    advice: 'Require `sts:ExternalId`, or `aws:PrincipalOrgID` for an account of your own organisation.',
  },

  check(statement) {
    const wrong = and(
      isTrust(statement),
      somePrincipal(statement, 'AWS', (value) => wholeAccount(value) !== undefined),
      not(isNarrowed(statement)),
      not(some(statement.Condition, ({ key }) => certain(PROOF.test(key)))),
    );
    if (wrong !== 'yes') return wrong;

    const accounts = principalsLike(statement, (type, value) => type === 'AWS' && wholeAccount(value) !== undefined);
    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the trust policy trusts ${accounts.join(' and ')} without an external id or a second factor. ` +
        'If that is a provider, another of its customers can have it act in your account. Require `sts:ExternalId`, or `aws:PrincipalOrgID` for an account of your own.',
    };
  },
});
