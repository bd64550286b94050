import { is, some } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS827',
  name: 'managed-ebs-volume-unencrypted',
  step: 8,
  title: 'Volume of the tasks is not encrypted',
  severity: 'medium',
  tier: 'A',
  target: 'service',
  why: 'ECS encrypts the volumes that it makes for tasks unless told not to. Unencrypted, what the tasks store lies readable in the volume and in every snapshot of it.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ecs-service-servicemanagedebsvolumeconfiguration.html',
  ],
  equivalents: {},
  fix: { kind: 'exact', advice: 'Turn the encryption of the volume on.' },

  check(service) {
    const volumes = service.volumeConfigurations;
    const wrong = some(volumes, (volume) => is(volume.managedEBSVolume.encrypted, false));
    if (wrong !== 'yes') return wrong;

    return volumes.items
      .filter((volume) => is(volume.managedEBSVolume.encrypted, false) === 'yes')
      .map(({ name, managedEBSVolume: { encrypted } }) => ({
        place: encrypted.place,
        evidence: [encrypted],
        message:
          `${name.state === 'known' ? `Volume ${name.value}` : 'A volume'} of ${service.subject.name} is created without encryption. ` +
          'What the tasks store lies readable in it and in every snapshot. Turn the encryption on.',
        changes: [set(encrypted, true)],
      }));
  },
});
