import { is } from '../../model/attribute.js';
import { isExternal, isReadyForAwsvpc } from '../../model/network-mode.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS124',
  name: 'network-mode-host',
  step: 1,
  title: "Tasks use the host's network",
  severity: 'high',
  tier: 'A',
  target: 'taskDefinition',
  why: "A container on the host's network reaches what listens on the host alone, such as the ECS agent and other tasks' admin ports, and the instance metadata with the host's credentials.",
  unless: 'An agent that watches the network of the host itself.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.17'],
    'AWS Config': ['ecs-task-definition-network-mode-not-host'],
  },
  supersedes: ['ECS123', 'ECS125'],
  fix: {
    kind: 'partial',
    risk: 'Each task takes an interface of its instance, and reaches other tasks by their addresses, not by localhost.',
    advice:
      'Set the network mode to awsvpc, give the service a network configuration and use target groups of type ip.',
  },

  check(definition, graph) {
    const { networkMode } = definition;
    const wrong = is(networkMode, (mode) => mode.toLowerCase() === 'host');
    if (wrong !== 'yes') return wrong;

    const external = isExternal(definition, graph) === 'yes';
    return {
      place: networkMode.place,
      evidence: [networkMode],
      message:
        `Task definition ${definition.subject.name} uses the network of its host. ` +
        "Its containers reach what listens on the host alone, and the host's credentials. " +
        `Use ${external ? 'bridge' : 'awsvpc'}.`,
      changes: !external && isReadyForAwsvpc(definition, graph) === 'yes' ? [set(networkMode, 'awsvpc')] : [],
    };
  },
});
