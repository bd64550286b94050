import { is, isUnset } from '../../model/attribute.js';
import { and, not, unknown } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS829',
  name: 'capacity-provider-termination-protection',
  step: 8,
  title: 'Scaling in ends instances with running tasks',
  severity: 'low',
  tier: 'A',
  target: 'capacityProvider',
  why: 'With managed scaling ECS takes instances away when it needs fewer. Without managed termination protection that may be one on which tasks still run, and they end in the middle of their work.',
  unless: 'Managed draining empties an instance first, and the tasks can be ended at any time.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-19',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html',
  ],
  equivalents: { 'Security Hub': ['ECS.19'], 'AWS Config': ['ecs-capacity-provider-termination-check'] },
  fix: {
    kind: 'exact',
    risk: 'The Auto Scaling group must protect its instances from scaling in, or the capacity provider is refused.',
    advice: 'Enable managed termination protection here and scale-in protection on the Auto Scaling group.',
  },

  check(provider) {
    const { managedScaling, managedTerminationProtection, written } = provider.autoScalingGroupProvider;
    const { status } = managedScaling;
    const isScaled =
      isUnset(status) === 'yes' ? unknown('whether ECS scales it is not written') : is(status, 'ENABLED');
    const wrong = and(written, not(is(managedTerminationProtection, 'ENABLED')), isScaled);
    if (wrong !== 'yes') return wrong;

    return {
      place: managedTerminationProtection.place,
      evidence: [managedTerminationProtection, status],
      message:
        `Capacity provider ${provider.subject.name} scales its instances without managed termination protection. ` +
        'Scaling in may end an instance on which tasks still run. Enable the protection here and on the Auto Scaling group.',
      changes: [set(managedTerminationProtection, 'ENABLED')],
    };
  },
});
