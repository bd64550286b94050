import { allowsPrivileged, setAgentOption } from '../../model/container-instance.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS832',
  name: 'agent-privileged-not-disabled',
  step: 8,
  title: 'Container instances accept privileged containers',
  severity: 'low',
  tier: 'B',
  target: 'instanceTemplate',
  why: 'The agent starts privileged containers unless it is told not to. Whoever may register a task definition then gets root on the instance, with every task on it.',
  unless: 'A daemon of your own on these instances must run privileged.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'Takes effect on instances that start from then on; privileged containers do not start on them.',
    advice: 'Add `ECS_DISABLE_PRIVILEGED=true` to `/etc/ecs/ecs.config` in the user data.',
  },

  check(template) {
    const { userData } = template;
    const wrong = allowsPrivileged(template);
    if (wrong !== 'yes') return wrong;

    return {
      place: userData.place,
      evidence: [userData],
      message:
        `The user data of ${template.subject.name} sets up the ECS agent and leaves privileged containers allowed. ` +
        'Whoever may register a task definition can then become root on these instances. Add ECS_DISABLE_PRIVILEGED=true to the agent configuration.',
      changes: setAgentOption(template, 'ECS_DISABLE_PRIVILEGED=true'),
    };
  },
});
