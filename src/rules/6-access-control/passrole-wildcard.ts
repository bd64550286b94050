import { every, is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { grants, isAnyResource } from '../../model/policy-action.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject, SubjectInfo } from '../../model/subject.js';

export default rule({
  code: 'ECS603',
  name: 'passrole-wildcard',
  step: 6,
  title: 'Any role can be passed to a task',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'Whoever may pass any role and run a task runs code with the permissions of the most powerful role of the account. A deployer needs to pass just the roles of its own task definitions.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  ],
  equivalents: {
    'cdk-nag': ['AwsSolutions-IAM5'],
    Guard: ['IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE', 'IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE'],
    KICS: ['tf:iam_role_policy_passrole_allows_all'],
    Trivy: ['AWS-0342'],
  },
  supersedes: ['ECS602'],
  fix: {
    kind: 'partial',
    risk: 'Deployments that pass other roles than these are refused.',
    advice: 'Name the ARNs of the task and execution roles as the resources.',
  },

  check(statement, graph) {
    const { Resource } = statement;
    const wrong = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      some(statement.Action, (action) => grants(action, 'iam:PassRole')),
      some(Resource, (resource) => isAnyResource(resource, 'role')),
      not(isForAnotherService(statement)),
      isLeftToHolders(statement, 'iam:PassRole', graph),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        'This statement lets its holder pass every role of the account to a task. ' +
        'Together with running a task that means the permissions of the most powerful role there is. Name the roles that are really passed.',
      changes: nameTheRoles(statement, graph),
    };
  },
});

/** Bound by `iam:PassedToService` to services other than ECS. */
function isForAnotherService(statement: Subject<'statement'>): Certainty {
  const passed = statement.Condition.items.filter(({ key }) => key.toLowerCase() === 'iam:passedtoservice');
  return or(
    ...passed.map(({ values }) =>
      and(
        not(isEmpty(values)),
        every(values, (value) => is(value, (name) => !/^\*|^ecs/.test(name))),
      ),
    ),
    not(statement.Condition.complete),
  );
}

/** The roles of the unit's task definitions, when all are known and PassRole is all that the statement allows. */
function nameTheRoles(statement: Subject<'statement'>, graph: Graph): readonly Change[] {
  const definitions = graph.all('taskDefinition');
  const links = definitions.items.flatMap(({ taskRoleArn, executionRoleArn }) => [taskRoleArn, executionRoleArn]);
  const written = links.filter((link) => link.state !== 'unset');
  const roles = written.map((link) => graph.follow(link, 'role')).filter((role) => role !== undefined);
  const alone = statement.Action.items.every((action) => is(action, 'iam:PassRole') === 'yes');
  if (roles.length === 0 || roles.length < written.length || definitions.complete !== 'yes' || !alone) return [];
  const distinct = new Map<string, SubjectInfo>(roles.map(({ subject }) => [subject.address, subject]));
  return [
    set(
      statement.Resource,
      [...distinct.values()].map((refer) => ({ refer, attribute: 'arn' as const })),
    ),
  ];
}
