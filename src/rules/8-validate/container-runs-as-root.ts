import { is, isUnset } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { isWindows } from '../../model/platform.js';
import { isRoot } from '../../model/root-user.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS802',
  name: 'container-runs-as-root',
  step: 8,
  title: 'Container runs as root',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'A process that is root inside the container starts a break-out with root on the host, and may change everything inside the container.',
  unless:
    'The image names an unprivileged user itself. State it here all the same, so that another base image does not change it.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.20'],
    'AWS Config': ['ecs-task-definition-linux-user-non-root', 'ecs-task-definition-nonroot-user'],
    'Control Tower': ['CT.ECS.PR.3'],
  },
  supersedes: ['ECS125'],
  fix: {
    kind: 'exact',
    risk: 'An image that needs root, or files that only root may read, stop working.',
    advice: 'Name an unprivileged user, for example `1000:1000`, and give it the files it needs in the image.',
  },

  check(container, graph) {
    const { user } = container;
    const wrong = and(
      or(isUnset(user), is(user, isRoot)),
      not(isWindows(graph.taskDefinitionOf(container))),
      // The FireLens router is documented to run as user 0.
      not(container.firelensConfiguration.written),
    );
    if (wrong !== 'yes') return wrong;

    const how =
      user.state === 'known'
        ? `runs as user ${user.value}`
        : 'names no user, so unless its image does, it runs as root';
    return {
      place: user.place,
      evidence: [user],
      message:
        `Container ${container.subject.name} ${how}. ` +
        'A break-out then starts with root on the host. Run it as an unprivileged user.',
      changes: [set(user, '1000:1000')],
    };
  },
});
