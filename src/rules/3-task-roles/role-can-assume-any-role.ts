import { is, some } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { grants, isAnyResource } from '../../model/policy-action.js';
import { rule } from '../../model/rule.js';

const ASSUME = 'sts:AssumeRole';

export default rule({
  code: 'ECS327',
  name: 'role-can-assume-any-role',
  step: 3,
  title: 'Every role may be assumed',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'Whoever may assume any role has the permissions of every role that trusts the account, here and in accounts that trust this one. Only the trust policies of those roles are left as a limit.',
  unless:
    'Only `*` and every role of an account are judged. A condition on account, organisation, tag or principal bounds the permission, and a denial of the action on every role or a permissions boundary takes it away.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
  ],
  equivalents: {
    KICS: ['cfn:iam_policy_grants_assumerole_permission_across_all_services'],
    Prowler: ['iam_no_custom_policy_permissive_role_assumption'],
  },
  fix: { kind: 'none', advice: 'Name the ARNs of the roles that are really assumed as the resources.' },

  check(statement, graph) {
    const { Resource } = statement;
    const wrong = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      some(statement.Action, (action) => grants(action, ASSUME)),
      some(Resource, (resource) => isAnyResource(resource, 'role')),
      not(isNarrowed(statement)),
      isLeftToHolders(statement, ASSUME, graph),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        'This statement lets its holder assume every role that trusts the account (`sts:AssumeRole`). ' +
        'One task or pipeline that is taken over then has the permissions of all of them. Name the roles that are really assumed.',
    };
  },
});
