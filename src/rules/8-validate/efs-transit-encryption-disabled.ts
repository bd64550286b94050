import { is } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS816',
  name: 'efs-transit-encryption-disabled',
  step: 8,
  title: 'EFS volume travels unencrypted',
  severity: 'high',
  tier: 'A',
  target: 'volume',
  why: 'Without transit encryption everything the task reads and writes on the file system crosses the network in the clear, and IAM authorization cannot be used.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-18',
  ],
  equivalents: {
    'Security Hub': ['ECS.18'],
    'AWS Config': ['ecs-task-definition-efs-encryption-enabled'],
    Checkov: ['CKV_AWS_97'],
    KICS: ['tf:ecs_task_definition_volume_not_encrypted', 'cfn:efs_volume_with_disabled_transit_encryption'],
    Trivy: ['AWS-0035'],
  },
  fix: { kind: 'exact', advice: 'Set transit encryption to ENABLED for the volume.' },

  check(volume) {
    const { transitEncryption, written } = volume.efsVolumeConfiguration;
    const wrong = and(
      written,
      is(transitEncryption, (value) => value !== 'ENABLED'),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: transitEncryption.place,
      evidence: [transitEncryption],
      message:
        `Volume ${volume.subject.name} mounts an EFS file system without encryption in transit. ` +
        'What the task reads and writes crosses the network in the clear. Turn transit encryption on.',
      changes: [set(transitEncryption, 'ENABLED')],
    };
  },
});
