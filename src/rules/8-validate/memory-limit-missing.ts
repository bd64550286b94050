import { isUnset } from '../../model/attribute.js';
import { and, unknown } from '../../model/certainty.js';
import { isOnInstances } from '../../model/platform.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS814',
  name: 'memory-limit-missing',
  step: 8,
  title: 'Container has no memory limit',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  why: 'Without a hard limit one leaking or attacked container takes all memory of the instance, and the kernel then stops processes of other tasks.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/ecs-task-definition-memory-hard-limit.html',
  ],
  equivalents: {
    'AWS Config': ['ecs-task-definition-memory-hard-limit'],
    'Control Tower': ['CT.ECS.PR.7'],
  },
  fix: {
    kind: 'none',
    advice: 'Set `memory` for the container or for the task. A reservation alone limits nothing.',
  },

  check(container, graph) {
    const { memory } = container;
    const definition = graph.taskDefinitionOf(container);
    if (definition === undefined) return unknown('its task definition is not in reach');
    const wrong = and(isUnset(memory), isUnset(definition.memory), isOnInstances(definition, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: memory.place,
      message:
        `Container ${container.subject.name} has no memory limit, and its task has none either. ` +
        'It can take all memory of the instance, and the kernel then stops other tasks. Set a hard limit.',
    };
  },
});
