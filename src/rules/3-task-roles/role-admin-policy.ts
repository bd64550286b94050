import { some } from '../../model/attribute.js';
import { and, or, type Certainty } from '../../model/certainty.js';
import { allowsEverything } from '../../model/full-permission.js';
import { isLeftTo } from '../../model/effective-grant.js';
import type { AttachedPolicy } from '../../model/graph.js';
import { isAdministrator, isOfAws } from '../../model/managed-policy.js';
import { isOfTasksOrInstances, nameWithPurpose } from '../../model/role-purpose.js';
import { remove, rule, type Change, type Problem } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Statement = Subject<'statement'>;

export default rule({
  code: 'ECS305',
  name: 'role-admin-policy',
  step: 3,
  title: 'Tasks may do everything in the account',
  severity: 'critical',
  tier: 'A',
  target: 'role',
  why: 'Whoever breaks into a container has the permissions of its role. With all permissions one hole in one application is the whole account: its data, its users, its other workloads.',
  unless:
    'Only roles of tasks and of container instances are judged. A denial of everything, a permissions boundary or a condition that bounds the resources takes the permissions away.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
  ],
  equivalents: {
    'Security Hub': ['IAM.1'],
    'AWS Config': ['iam-policy-no-statements-with-admin-access'],
    'cdk-nag': ['HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess'],
    Checkov: ['CKV_AWS_62', 'CKV_AWS_1', 'CKV_AWS_274', 'CKV_AWS_275'],
    Guard: ['IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS', 'IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE'],
    KICS: [
      'tf:iam_policies_with_full_privileges',
      'cfn:iam_policies_with_full_privileges',
      'tf:iam_policy_grants_full_permissions',
      'cfn:iam_policy_grants_full_permissions',
      'tf:iam_role_with_full_privileges',
    ],
    Prowler: [
      'iam_role_administratoraccess_policy',
      'iam_inline_policy_no_administrative_privileges',
      'iam_customer_attached_policy_no_administrative_privileges',
    ],
  },
  supersedes: ['ECS306', 'ECS307', 'ECS308', 'ECS309', 'ECS311', 'ECS312', 'ECS313'],
  fix: {
    kind: 'partial',
    risk: 'The tasks lose every permission that no other policy gives them. Give them what they need first.',
    advice: 'Allow just the actions and resources that the application uses.',
  },

  check(role, graph) {
    const judged = and(isOfTasksOrInstances(role, graph), isLeftTo(role, '*', graph));
    if (judged === 'no') return 'no';
    const statements = graph.statementsOf(role);
    const attached = graph.managedPoliciesOf(role);
    const isAdminPolicy = ({ policy }: AttachedPolicy): Certainty => isOfAws(policy, graph, isAdministrator);
    const wrong = and(judged, or(some(statements, allowsEverything), some(attached, isAdminPolicy)));
    if (wrong !== 'yes') return wrong;

    const who = nameWithPurpose(role, graph);
    return [
      ...statements.items
        .filter((statement) => allowsEverything(statement) === 'yes')
        .map((one) => ofStatement(one, who)),
      ...attached.items.filter((one) => isAdminPolicy(one) === 'yes').map((one) => ofPolicy(one, who)),
    ];
  },
});

function ofStatement({ subject, Action }: Statement, who: string): Problem {
  return { subject, place: Action.place, evidence: Action.items, message: message(who, '`*` on `*`') };
}

function ofPolicy({ policy, by }: AttachedPolicy, who: string): Problem {
  return {
    subject: by.subject,
    place: policy.place,
    evidence: [policy],
    message: message(who, 'AdministratorAccess'),
    changes: removal({ policy, by }),
  };
}

/** An attachment goes whole, unless it is one of several instances or is for other roles too. */
function removal({ policy, by }: AttachedPolicy): readonly Change[] {
  if (!('policyArn' in by)) return [remove(policy)];
  const { roles, subject } = by;
  const isForOne = roles.complete === 'yes' && roles.items.length === 1;
  return isForOne && subject.resource.referName !== undefined ? [remove(subject)] : [];
}

function message(who: string, what: string): string {
  return (
    `${who} may do everything in the account (${what}). ` +
    'Whoever breaks into one of its containers may do the same. Allow just what the application uses.'
  );
}
