import { and, or } from '../../model/certainty.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { isTrust, isUsed, principalsLike, somePrincipal, TASKS_SERVICE, trustsService } from '../../model/trust.js';

export default rule({
  code: 'ECS317',
  name: 'trust-policy-wrong-service',
  step: 3,
  title: 'Another service may assume the role of a task',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'A role that tasks share with functions, instances or pipelines has the permissions of all of them together. Where the service of tasks is not trusted at all, the task does not start.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'The other service can no longer assume the role; give it one of its own first.',
    advice: 'Trust `ecs-tasks.amazonaws.com` alone, and give the other service a role of its own.',
  },

  check(statement, graph) {
    const wrong = and(
      isTrust(statement),
      somePrincipal(statement, 'Service', isOtherService),
      or(...graph.rolesTrusting(statement).map((role) => isUsed(role, graph))),
    );
    if (wrong !== 'yes') return wrong;

    const others = principalsLike(statement, (type, value) => type === 'Service' && isOtherService(value));
    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} lets ${others.join(' and ')} assume a role that a task definition uses. ` +
        'Tasks and that service then share their permissions. Trust ecs-tasks.amazonaws.com alone.',
      changes: tasksAlone(statement),
    };
  },
});

function isOtherService(service: string): boolean {
  return service !== TASKS_SERVICE;
}

/** Where services are all that the statement trusts, it says for whom tasks may take the role, and it is IAM's JSON. */
function tasksAlone(statement: Subject<'statement'>): readonly Change[] {
  const { Principal, Condition } = statement;
  const { place } = Principal;
  // Trust that tasks did not have before needs a condition on the account as well, which only the team can write.
  if (trustsService(statement, TASKS_SERVICE) !== 'yes' && Condition.written !== 'yes') return [];
  const onlyServices = Principal.items.length === 1 && Principal.items.every(({ type }) => type === 'Service');
  if (!onlyServices || place.kind !== 'attribute' || place.spelling.dialect !== 'api') return [];
  return [set(Principal, { Service: TASKS_SERVICE })];
}
