import { is, isUnset, type Attr } from '../../model/attribute.js';
import { and, or } from '../../model/certainty.js';
import { rule, set, type Problem } from '../../model/rule.js';

export default rule({
  code: 'ECS412',
  name: 'ecs-exec-not-encrypted',
  step: 4,
  title: 'ECS Exec without encryption of your own',
  severity: 'low',
  tier: 'A',
  target: 'cluster',
  why: 'What is typed and shown in a session often holds credentials and data of customers. TLS protects it on the way; with a KMS key only who may use that key can open a session.',
  unless: 'Nobody uses ECS Exec on this cluster.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_224'] },
  fix: {
    kind: 'partial',
    risk: 'Sessions fail where the log group or bucket is not encrypted.',
    advice: 'Name a KMS key in `kmsKeyId`, and allow the task role and whoever opens sessions to use it.',
  },

  check({ subject, configuration }) {
    const { executeCommandConfiguration: exec } = configuration;
    const { cloudWatchEncryptionEnabled, s3EncryptionEnabled } = exec.logConfiguration;
    const noKey = and(exec.written, isUnset(exec.kmsKeyId));
    const wrong = or(noKey, is(cloudWatchEncryptionEnabled, false), is(s3EncryptionEnabled, false));
    if (wrong !== 'yes') return wrong;

    const key: Problem = {
      place: exec.kmsKeyId.place,
      message:
        `Cluster ${subject.name} configures ECS Exec without a KMS key. ` +
        'Sessions, which often show credentials and data, are then protected by TLS alone. Name a key of your own.',
    };
    return [
      ...(noKey === 'yes' ? [key] : []),
      ...unencrypted(
        cloudWatchEncryptionEnabled,
        `to a log group, and cluster ${subject.name} does not ask for its encryption`,
      ),
      ...unencrypted(s3EncryptionEnabled, `to a bucket, and cluster ${subject.name} does not ask for its encryption`),
    ];
  },
});

function unencrypted(enabled: Attr<boolean>, where: string): readonly Problem[] {
  if (is(enabled, false) !== 'yes') return [];
  const message =
    `Sessions of ECS Exec are written ${where}. ` +
    'What was typed and shown, often credentials and data, can then lie there in the clear. Ask for it; sessions then fail rather than leave plain records.';
  return [{ place: enabled.place, evidence: [enabled], message, changes: [set(enabled, true)] }];
}
