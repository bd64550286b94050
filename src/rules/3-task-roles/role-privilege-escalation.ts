import { every, is, isEmpty, some, type ConditionEntry } from '../../model/attribute.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import { isLeftTo } from '../../model/effective-grant.js';
import { ESCALATIONS, type Escalation } from '../../model/escalation.js';
import type { Graph, Related } from '../../model/graph.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { grants, isAnyResource } from '../../model/policy-action.js';
import { remembered } from '../../model/remembered.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Statement = Subject<'statement'>;

export default rule({
  code: 'ECS310',
  name: 'role-privilege-escalation',
  step: 3,
  title: 'A role can make itself an administrator',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'Some permissions are as good as all: who may write policies, or pass any role to something that it starts, gives itself the rest. A task or a pipeline that was broken into does so within seconds.',
  unless:
    'Only permissions on every role, user, group or policy are judged. A permissions boundary, a condition on the policy or the boundary (`iam:PolicyARN`, `iam:PermissionsBoundary`) and a denial bound them. Assuming every role is judged by ECS327.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_286', 'CKV_AWS_110'],
    KICS: [
      'tf:role_with_privilege_escalation_by_actions_iam_AddUserToGroup',
      'tf:role_with_privilege_escalation_by_actions_iam_AttachGroupPolicy',
      'tf:role_with_privilege_escalation_by_actions_iam_AttachRolePolicy',
      'tf:role_with_privilege_escalation_by_actions_iam_AttachUserPolicy',
      'tf:role_with_privilege_escalation_by_actions_iam_CreateAccessKey',
      'tf:role_with_privilege_escalation_by_actions_iam_CreateLoginProfile',
      'tf:role_with_privilege_escalation_by_actions_iam_CreatePolicyVersion',
      'tf:role_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack',
      'tf:role_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances',
      'tf:role_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint',
      'tf:role_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_lambda_InvokeFunction',
      'tf:role_with_privilege_escalation_by_actions_iam_PutGroupPolicy',
      'tf:role_with_privilege_escalation_by_actions_iam_PutRolePolicy',
      'tf:role_with_privilege_escalation_by_actions_iam_PutUserPolicy',
      'tf:role_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion',
      'tf:role_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole',
      'tf:role_with_privilege_escalation_by_actions_iam_UpdateLoginProfile',
    ],
    Prowler: ['iam_inline_policy_allows_privilege_escalation', 'iam_policy_allows_privilege_escalation'],
  },
  fix: {
    kind: 'none',
    advice: 'Name the roles, users or policies that are really changed or passed, or require a permissions boundary.',
  },

  check(statement, graph) {
    const judged = and(
      is(statement.Effect, 'Allow'),
      some(statement.Action, (element) => is(element, mayBeOfIam)),
      isPermission(statement),
    );
    if (judged === 'no') return 'no';
    const holders = holdersOf(statement, graph);
    const answers = ESCALATIONS.map((escalation) => ({
      escalation,
      answer: mayEscalate(escalation, statement, holders),
    }));
    const wrong = and(judged, or(...answers.map(({ answer }) => answer)));
    if (wrong !== 'yes') return wrong;

    const [first, ...more] = answers.filter(({ answer }) => answer === 'yes').map(({ escalation }) => escalation);
    return {
      place: statement.Action.place,
      evidence: [...statement.Action.items, ...statement.Resource.items],
      message:
        `This statement lets its holder ${first?.so ?? 'give itself more permissions'} (${first === undefined ? '' : wordsOf(first, holders)}` +
        `${more.length === 0 ? '' : `; there are ${more.length} more such ways`}). ` +
        'Whoever takes over the task or pipeline that has it owns the account. Name the roles, users or policies that are really meant, or require a permissions boundary.',
    };
  },
});

/** Every path begins with an action of IAM. */
function mayBeOfIam(pattern: string): boolean {
  return /^iam:|^[^:]*[*?]/i.test(pattern);
}

/** Somebody who has the statement: what else is allowed, and what is not denied. */
interface Holder {
  readonly statements: Related<'statement'>;
  readonly isLeft: (action: string) => Certainty;
}

function mayEscalate(escalation: Escalation, statement: Statement, holders: readonly Holder[]): Certainty {
  const granted = and(
    some(statement.Action, (element) => grants(element, escalation.action)),
    some(statement.Resource, (resource) => isAnyResource(resource, escalation.resource)),
    not(isBound(statement, escalation)),
  );
  if (granted === 'no') return 'no';
  let answer: Certainty = 'no';
  for (const holder of holders) {
    // One is enough.
    if (answer !== 'yes') answer = or(answer, hasAll(holder, escalation));
  }
  return and(granted, answer);
}

/** Users and groups are not followed; of their policies the document alone counts. */
function holdersOf(statement: Statement, graph: Graph): readonly Holder[] {
  const roles = graph.rolesOf(statement).items;
  if (roles.length > 0) {
    return roles.map((role) => ({
      statements: graph.statementsOf(role),
      isLeft: (action) => isLeftTo(role, action, graph),
    }));
  }
  const beside = { items: graph.statementsBeside(statement), complete: 'yes' } as const;
  return [{ statements: beside, isLeft: (action) => isLeftToHolders(statement, action, graph) }];
}

function hasAll({ statements, isLeft }: Holder, { action, beside }: Escalation): Certainty {
  const others = beside.map((group) => or(...group.map((name) => has({ statements, isLeft }, name))));
  return and(isLeft(action), ...others);
}

function has({ statements, isLeft }: Holder, action: string): Certainty {
  return and(isAllowed(statements, action), isLeft(action));
}

/** The action, and those beside it that are really allowed. */
function wordsOf({ action, beside }: Escalation, holders: readonly Holder[]): string {
  const others = beside.map((group) => group.find((name) => holders.some((holder) => has(holder, name) === 'yes')));
  return `\`${action}\`${others.map((name) => ` with \`${name ?? ''}\``).join(' and')}`;
}

/** Many statements of one role ask for the same. */
const allowed = remembered<Certainty>();

function isAllowed(statements: Related<'statement'>, action: string): Certainty {
  return allowed(statements.items, action, () =>
    some(statements, (statement) =>
      and(
        is(statement.Effect, 'Allow'),
        some(statement.Action, (element) => grants(element, action)),
      ),
    ),
  );
}

/** By a condition on the policy, the boundary or the service that gets the role, or by one that bounds any statement. */
function isBound(statement: Statement, { passedTo }: Escalation): Certainty {
  const { Condition } = statement;
  const others = Condition.items.filter((entry) => !isOnService(entry));
  return or(
    ...Condition.items.filter(isOnService).map((entry) => isForAnother(entry, passedTo)),
    ...others.map(({ key }) => certain(/^iam:/i.test(key))),
    isNarrowed({ ...statement, Condition: { ...Condition, items: others } }),
  );
}

function isOnService({ key }: ConditionEntry): boolean {
  return key.toLowerCase() === 'iam:passedtoservice';
}

function isForAnother({ values }: ConditionEntry, passedTo = ''): Certainty {
  return and(
    not(isEmpty(values)),
    every(values, (value) => is(value, (service) => service !== passedTo && !service.startsWith('*'))),
  );
}
