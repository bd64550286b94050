import { is, some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { coversAction, grants, isAnyResource } from '../../model/policy-action.js';
import { append, rule, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { isUsed, TASKS_SERVICE } from '../../model/trust.js';

type Statement = Subject<'statement'>;

const PASS = 'iam:PassRole';
const SERVICE_KEY = 'iam:PassedToService';
/** What a deployer does with the roles that it passes to tasks. */
const USES = ['ecs:RegisterTaskDefinition', 'ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:UpdateService'];

export default rule({
  code: 'ECS604',
  name: 'passrole-without-passedtoservice',
  step: 6,
  title: 'Roles of tasks can be passed to any service',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'A role that may be passed to any service can be given to a function or an instance too, wherever its trust allows it. A condition on the service keeps the roles of tasks with tasks.',
  unless:
    'Only permissions that concern tasks are judged: for every role, for a role of a task definition, or beside permissions to run tasks. A condition on `iam:PassedToService` passes, whatever it names.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'The roles of this statement can then be passed to tasks alone, and to no other service.',
    advice:
      'Allow `iam:PassRole` in a statement of its own, with `StringEquals` on `iam:PassedToService` for `ecs-tasks.amazonaws.com`.',
  },

  check(statement, graph) {
    const wrong = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      some(statement.Action, (action) => grants(action, PASS)),
      not(some(statement.Condition, ({ key }) => certain(key.toLowerCase() === SERVICE_KEY.toLowerCase()))),
      isForTasks(statement, graph),
      isLeftToHolders(statement, PASS, graph),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Condition.place,
      message:
        'This statement lets its holder pass roles of tasks to any service (`iam:PassRole` without a condition on `iam:PassedToService`). ' +
        'A role that other services may assume as well can then run code outside of any task. Allow it for ecs-tasks.amazonaws.com alone.',
      changes: tasksAlone(statement),
    };
  },
});

/** Every role, a role of a task definition, or in one document with permissions to run tasks. */
function isForTasks(statement: Statement, graph: Graph): Certainty {
  const runs = graph.statementsBeside(statement).map((other) =>
    and(
      is(other.Effect, 'Allow'),
      some(other.Action, (element) => or(...USES.map((use) => coversAction(element, use)))),
    ),
  );
  const passes = some(statement.Resource, (resource) =>
    or(isAnyResource(resource, 'role'), isRoleOfTask(resource, graph)),
  );
  return or(passes, ...runs);
}

function isRoleOfTask(resource: Attr<Link>, graph: Graph): Certainty {
  if (resource.state === 'unknown') return unknown(resource.why);
  const role = graph.follow(resource, 'role');
  return role === undefined ? 'no' : isUsed(role, graph);
}

/** A condition bounds every action of a statement, so only where passing roles is all that it allows. */
function tasksAlone({ Action, Condition }: Statement): readonly Change[] {
  const alone = Action.complete === 'yes' && Action.items.every((action) => is(action, PASS) === 'yes');
  return alone ? [append(Condition, { StringEquals: { [SERVICE_KEY]: TASKS_SERVICE } })] : [];
}
