import { is } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { isBridgeByDefault, isExternal, isReadyForAwsvpc } from '../../model/network-mode.js';
import { rule, set } from '../../model/rule.js';

const SHARED_MODES = ['bridge', 'none'];

export default rule({
  code: 'ECS123',
  name: 'network-mode-not-awsvpc',
  step: 1,
  title: 'Tasks have no network interface of their own',
  severity: 'medium',
  tier: 'A',
  target: 'taskDefinition',
  why: 'Only with the network mode awsvpc does each task get its own interface, and so its own security group. In other modes all tasks of an instance share its group, and the chain of groups ends at the instance.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
  ],
  equivalents: {
    'Control Tower': ['CT.ECS.PR.4'],
    KICS: [
      'tf:ecs_task_definition_network_mode_not_recommended',
      'cfn:ecs_task_definition_network_mode_not_recommended',
    ],
  },
  fix: {
    kind: 'partial',
    risk: 'Each task takes an interface of its instance, and the application is reached at the container port.',
    advice:
      'Set the network mode to awsvpc, give the service a network configuration, make host ports equal to container ports and use target groups of type ip.',
  },

  check(definition, graph) {
    const { networkMode } = definition;
    const shared = is(networkMode, (mode) => SHARED_MODES.includes(mode.toLowerCase()));
    const wrong = and(or(shared, isBridgeByDefault(definition, graph)), not(isExternal(definition, graph)));
    if (wrong !== 'yes') return wrong;

    const how =
      networkMode.state === 'known'
        ? `uses the network mode ${networkMode.value}`
        : 'names no network mode, which means bridge';
    return {
      place: networkMode.place,
      evidence: [networkMode],
      message:
        `Task definition ${definition.subject.name} ${how}. ` +
        'Its tasks share the security group of the instance with all others there, so no rule can let in this task alone. Use awsvpc.',
      changes: isReadyForAwsvpc(definition, graph) === 'yes' ? [set(networkMode, 'awsvpc')] : [],
    };
  },
});
