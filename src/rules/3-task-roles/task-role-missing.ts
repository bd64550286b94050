import { is, isUnset } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { TASKS_SERVICE, trustsService } from '../../model/trust.js';

export default rule({
  code: 'ECS301',
  name: 'task-role-missing',
  step: 3,
  title: 'Task definition without a task role',
  severity: 'medium',
  tier: 'A',
  target: 'taskDefinition',
  why: 'Without a task role of its own a task has either no permissions, and somebody adds keys, or on EC2 those of the whole instance. A role per task definition keeps permissions small and attributable.',
  unless: 'The application calls no AWS API at all and runs on Fargate.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html'],
  equivalents: { KICS: ['cfn:empty_roles_for_ecs_cluster_task_definitions'] },
  fix: {
    kind: 'partial',
    risk: 'The containers get the permissions of this role.',
    advice:
      'Create a role that trusts ecs-tasks.amazonaws.com with just what the application needs and name it as the task role.',
  },

  check(taskDefinition, graph) {
    const { taskRoleArn } = taskDefinition;
    const wrong = isUnset(taskRoleArn);
    if (wrong !== 'yes') return wrong;

    const inherits = and(
      not(isFargate(taskDefinition, graph)),
      is(taskDefinition.networkMode, (mode) => mode === 'bridge' || mode === 'host'),
    );
    return {
      place: taskRoleArn.place,
      ...(inherits === 'yes' ? { severity: 'high' as const } : {}),
      message:
        `${taskDefinition.subject.name} has no task role. ` +
        (inherits === 'yes'
          ? 'Its containers use the permissions of the container instance, like every other task there. '
          : 'Permissions then end up in keys or in roles shared with others. ') +
        'Give it a role of its own with just what it needs.',
      changes: unambiguousRole(taskDefinition, graph),
    };
  },
});

/** The one role that tasks may assume and that no task definition executes with. */
function unambiguousRole(taskDefinition: Subject<'taskDefinition'>, graph: Graph): readonly Change[] {
  // More than one definition makes any role ambiguous.
  if (graph.all('taskDefinition').items.length > 1) return [];
  const candidates = graph.all('role').items.filter((role) => {
    const { execution, task } = graph.usesOf(role);
    const free = execution.items.length === 0 && task.items.length === 0 && execution.complete === 'yes';
    return free && graph.trustOf(role).items.some((statement) => trustsService(statement, TASKS_SERVICE) === 'yes');
  });
  const [role] = candidates;
  if (role === undefined || candidates.length > 1) return [];
  return [set(taskDefinition.taskRoleArn, { refer: role.subject, attribute: 'arn' })];
}
