import { is, isUnset } from '../../model/attribute.js';
import { and, not, or, unknown } from '../../model/certainty.js';
import { isRoot } from '../../model/root-user.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS125',
  name: 'host-mode-without-explicit-user',
  step: 1,
  title: "Root process on the host's network",
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: "On the host's network a root process may bind every port of the host and listen to the traffic of all other tasks.",
  references: [
    'https://docs.aws.amazon.com/config/latest/developerguide/ecs-task-definition-user-for-host-mode-check.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.1'],
    'AWS Config': ['ecs-task-definition-user-for-host-mode-check'],
    'Control Tower': ['CT.ECS.PR.8'],
    'cdk-nag': ['HIPAA.Security-ECSTaskDefinitionUserForHostMode'],
    Guard: ['ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK'],
    Prowler: ['ecs_task_definitions_host_networking_mode_users'],
  },
  fix: { kind: 'none', advice: 'Use the network mode awsvpc, or at least run the container as an unprivileged user.' },

  check(container, graph) {
    const { user, privileged } = container;
    const definition = graph.taskDefinitionOf(container);
    const host =
      definition === undefined
        ? unknown('its task definition is not in reach')
        : is(definition.networkMode, (mode) => mode.toLowerCase() === 'host');
    const wrong = and(
      host,
      not(is(privileged, true)),
      or(isUnset(user), is(user, isRoot)),
      // The FireLens router is documented to run as user 0.
      not(container.firelensConfiguration.written),
    );
    if (wrong !== 'yes') return wrong;

    const how = user.state === 'known' ? `runs as ${user.value}` : 'names no user';
    return {
      place: user.place,
      evidence: [user],
      message:
        `Container ${container.subject.name} ${how} on the network of its host. ` +
        'A root process there may listen to the traffic of all other tasks. Use awsvpc, or run it as an unprivileged user.',
    };
  },
});
