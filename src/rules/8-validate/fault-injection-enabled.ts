import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS841',
  name: 'fault-injection-enabled',
  step: 8,
  title: 'Task accepts injected faults',
  severity: 'low',
  tier: 'A',
  target: 'taskDefinition',
  why: 'With fault injection on, whoever reaches the fault endpoint of the task can cut it off from the network or slow it down. That belongs into experiments, not into what serves users.',
  unless: 'The task definition is used for experiments with AWS Fault Injection Service.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Experiments of AWS Fault Injection Service that target these tasks fail.',
    advice: 'Turn fault injection off where no experiment runs.',
  },

  check(definition) {
    const { enableFaultInjection } = definition;
    const wrong = is(enableFaultInjection, true);
    if (wrong !== 'yes') return wrong;

    return {
      place: enableFaultInjection.place,
      evidence: [enableFaultInjection],
      message:
        `Task definition ${definition.subject.name} accepts fault injection requests from its containers. ` +
        'A broken-in container can then black-hole or slow down the traffic of the whole task. Turn it off outside of experiments.',
      changes: [set(enableFaultInjection, false)],
    };
  },
});
