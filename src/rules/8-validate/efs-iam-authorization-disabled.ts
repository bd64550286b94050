import { is } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS817',
  name: 'efs-iam-authorization-disabled',
  step: 8,
  title: 'EFS volume is mounted without IAM authorization',
  severity: 'medium',
  tier: 'A',
  target: 'volume',
  why: 'Without IAM authorization everything that reaches the mount target may mount the file system: its policy cannot tell your task role from anybody else in the network.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
    'https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'The task role needs elasticfilesystem:ClientMount, and ClientWrite to write, or the tasks do not start.',
    advice: 'Set `authorizationConfig.iam` to ENABLED, together with transit encryption, and let the task role mount.',
  },

  check(volume) {
    const { authorizationConfig, transitEncryption, written } = volume.efsVolumeConfiguration;
    const { iam } = authorizationConfig;
    const wrong = and(
      written,
      is(iam, (value) => value !== 'ENABLED'),
    );
    if (wrong !== 'yes') return wrong;

    // IAM authorization is refused without transit encryption.
    const isEncrypted = is(transitEncryption, 'ENABLED') !== 'no';
    return {
      place: iam.place,
      evidence: [iam],
      message:
        `Volume ${volume.subject.name} mounts an EFS file system without IAM authorization. ` +
        'Everything that reaches the mount target over the network may mount it too. Turn it on and let the task role mount the file system.',
      changes: [set(iam, 'ENABLED'), ...(isEncrypted ? [] : [set(transitEncryption, 'ENABLED')])],
    };
  },
});
