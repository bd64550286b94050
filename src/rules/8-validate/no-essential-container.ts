import { every, is, isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS837',
  name: 'no-essential-container',
  step: 8,
  title: 'No container of the task is essential',
  severity: 'info',
  tier: 'C',
  target: 'taskDefinition',
  why: 'ECS refuses a task definition in which no container is essential: with none, nothing would tell it when the task has failed.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  equivalents: { 'cfn-lint': ['E3042'] },
  fix: {
    kind: 'exact',
    risk: 'When this container stops, the whole task stops.',
    advice: 'Make the container essential that does the work of the task.',
  },

  check(definition, graph) {
    const containers = graph.containersOf(definition);
    const wrong = and(
      not(isEmpty(containers)),
      every(containers, ({ essential }) => is(essential, false)),
    );
    const [first] = containers.items;
    if (wrong !== 'yes' || first === undefined) return wrong === 'yes' ? 'no' : wrong;

    return {
      place: definition.containerDefinitions.place,
      evidence: containers.items.map(({ essential }) => essential),
      message:
        `None of the containers of ${definition.subject.name} is essential, and ECS refuses such a task definition. ` +
        'Make the one essential that does the work.',
      changes: [set(first.essential, true)],
    };
  },
});
