import { is } from '../../model/attribute.js';
import { isFargate } from '../../model/platform.js';
import { remove, rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS806',
  name: 'ipc-mode-host',
  step: 8,
  title: 'Task shares the IPC namespace of the host',
  severity: 'high',
  tier: 'A',
  target: 'taskDefinition',
  why: 'With the IPC namespace of the host a container reads and writes the shared memory, semaphores and message queues of every other task on the instance that does the same, and of the host.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_definition_ipcmode',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Programs that exchange data with other tasks through shared memory lose it.',
    advice: 'Set the IPC namespace to `task`, which the containers of one task share, or to `none`.',
  },

  check(definition, graph) {
    const { ipcMode } = definition;
    const wrong = is(ipcMode, 'host');
    if (wrong !== 'yes') return wrong;

    // Fargate takes no IPC mode at all.
    const isRefused = isFargate(definition, graph) === 'yes';
    return {
      place: ipcMode.place,
      evidence: [ipcMode],
      message:
        `Task definition ${definition.subject.name} shares the IPC namespace of the host. ` +
        'Its containers can read and change the shared memory of other tasks on the instance. ' +
        (isRefused ? 'Leave the IPC mode out: Fargate takes none.' : 'Share memory within the task only.'),
      changes: [isRefused ? remove(ipcMode) : set(ipcMode, 'task')],
    };
  },
});
