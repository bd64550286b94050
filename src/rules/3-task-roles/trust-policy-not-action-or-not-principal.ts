import { is, some } from '../../model/attribute.js';
import { and, or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { isTrust } from '../../model/trust.js';

export default rule({
  code: 'ECS318',
  name: 'trust-policy-not-action-or-not-principal',
  step: 3,
  title: 'A trust policy allows more than it names',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'A trust policy that says what it excludes allows everything else, also what AWS adds later. Assuming the role is the one thing that a trust policy has to allow, and to principals that it names.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  ],
  equivalents: {
    Guard: [
      'IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY',
      'IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY',
      'IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL',
    ],
    KICS: ['tf:iam_role_with_full_privileges'],
  },
  fix: { kind: 'none', advice: 'Name the principals, and allow `sts:AssumeRole` alone.' },

  check(statement) {
    const { Action, NotAction, NotPrincipal } = statement;
    const wide = some(Action, (action) => is(action, isWide));
    const wrong = and(isTrust(statement), or(NotPrincipal.written, NotAction.written, wide));
    if (wrong !== 'yes') return wrong;

    const element =
      NotPrincipal.written === 'yes' ? 'NotPrincipal' : NotAction.written === 'yes' ? 'NotAction' : 'Action';
    return {
      place: statement[element].place,
      message:
        `Statement ${statement.subject.name} of the trust policy ${CLAIMS[element](statement)}. ` +
        'It allows more than anybody reads in it, and to more than are meant. Name the principals and allow sts:AssumeRole alone.',
    };
  },
});

const CLAIMS: Readonly<Record<'NotPrincipal' | 'NotAction' | 'Action', (statement: Subject<'statement'>) => string>> = {
  NotPrincipal: () => 'is for everybody but the ones in NotPrincipal',
  NotAction: () => 'allows everything but what NotAction names',
  Action: ({ Action }) => {
    const wide = Action.items.find((action) => is(action, isWide) === 'yes');
    return `allows ${wide?.state === 'known' ? wide.value : '*'}`;
  },
};

/** Everything, or everything of a service. */
function isWide(action: string): boolean {
  return action === '*' || action.endsWith(':*');
}
