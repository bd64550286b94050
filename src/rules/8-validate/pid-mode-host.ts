import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS805',
  name: 'pid-mode-host',
  step: 8,
  title: 'Task shares the process namespace of the host',
  severity: 'high',
  tier: 'A',
  target: 'taskDefinition',
  why: 'With the process namespace of the host a container sees every process of the instance, reads their environment variables with the secrets in them, and can signal or trace those of other tasks.',
  unless: 'An agent that watches every process of the instance and comes from a source you trust as much as the host.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_definition_pidmode',
  ],
  equivalents: {
    'Security Hub': ['ECS.3'],
    'AWS Config': ['ecs-task-definition-pid-mode-check'],
    'Control Tower': ['CT.ECS.PR.10'],
    Checkov: ['CKV_AWS_335'],
    Prowler: ['ecs_task_definitions_host_namespace_not_shared'],
  },
  fix: {
    kind: 'exact',
    risk: 'An agent that watches the processes of other tasks sees only those of its own.',
    advice: 'Set the process namespace to `task`, which the containers of one task share, or leave it out.',
  },

  check(definition) {
    const { pidMode } = definition;
    const wrong = is(pidMode, 'host');
    if (wrong !== 'yes') return wrong;

    return {
      place: pidMode.place,
      evidence: [pidMode],
      message:
        `Task definition ${definition.subject.name} shares the process namespace of the host. ` +
        'Its containers see the processes of every other task on the instance, with their environment variables. Share processes within the task only.',
      changes: [set(pidMode, 'task')],
    };
  },
});
