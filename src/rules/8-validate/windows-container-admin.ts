import { is, isUnset } from '../../model/attribute.js';
import { and, or } from '../../model/certainty.js';
import { isWindows } from '../../model/platform.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS803',
  name: 'windows-container-admin',
  step: 8,
  title: 'Windows container runs as administrator',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  why: 'A Windows container that names no user runs as ContainerAdministrator in most images. Whoever breaks into it may change everything in it, and starts a break-out with more rights than the application needs.',
  unless:
    'The image names an unprivileged user itself. State it here all the same, so that another base image does not change it.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-21',
    'https://docs.aws.amazon.com/config/latest/developerguide/ecs-task-definition-windows-user-non-admin.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.21'],
    'AWS Config': ['ecs-task-definition-windows-user-non-admin'],
  },
  fix: {
    kind: 'exact',
    risk: 'A program that writes to protected folders or installs services stops working.',
    advice: 'Run the container as `ContainerUser`.',
  },

  check(container, graph) {
    const { user } = container;
    const wrong = and(or(isUnset(user), is(user, isAdministrator)), isWindows(graph.taskDefinitionOf(container)));
    if (wrong !== 'yes') return wrong;

    const how =
      user.state === 'known'
        ? `runs as ${user.value}`
        : 'names no user, so unless its image does, it runs as ContainerAdministrator';
    return {
      place: user.place,
      evidence: [user],
      message:
        `Windows container ${container.subject.name} ${how}. ` +
        'An intruder may then change everything inside it. Run it as ContainerUser.',
      changes: [set(user, 'ContainerUser')],
    };
  },
});

function isAdministrator(user: string): boolean {
  return /^(.*\\)?containeradministrator$/i.test(user.trim());
}
