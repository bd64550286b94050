import type { Attr, Link } from '../../model/attribute.js';
import { and, certain, unknown, type Certainty } from '../../model/certainty.js';
import { isContainerInstance } from '../../model/container-instance.js';
import { remove, rule } from '../../model/rule.js';

export default rule({
  code: 'ECS833',
  name: 'container-instance-ssh-key',
  step: 8,
  title: 'Container instances accept an SSH key',
  severity: 'low',
  tier: 'B',
  target: 'instanceTemplate',
  why: 'A key pair is one secret for all instances: it is copied, it does not expire, and its sessions are recorded nowhere. Session Manager and ECS Exec give the same access by role, with a trail.',
  unless: 'Session Manager cannot reach the instances.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'SSH to new instances ends. They need the permissions of Session Manager instead.',
    advice: 'Leave the key out and open sessions with Session Manager or ECS Exec.',
  },

  check(template, graph) {
    const { keyName } = template;
    const wrong = and(isNamed(keyName), isContainerInstance(template, graph));
    if (wrong !== 'yes') return wrong;

    const key = keyName.state === 'known' ? (keyName.value.literal ?? keyName.value.to) : '';
    return {
      place: keyName.place,
      evidence: [keyName],
      message:
        `Container instances of ${template.subject.name} accept the SSH key ${key}. ` +
        'One copy of it opens every instance, and no trail says who came. Leave it out and use Session Manager or ECS Exec.',
      changes: [remove(keyName)],
    };
  },
});

function isNamed(keyName: Attr<Link>): Certainty {
  if (keyName.state === 'unknown') return unknown(keyName.why);
  return certain(keyName.state === 'known' && keyName.value.literal !== '');
}
