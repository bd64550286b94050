import { is, isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS822',
  name: 'efs-no-customer-key',
  step: 8,
  title: 'EFS file system uses the key of AWS',
  severity: 'low',
  tier: 'B',
  target: 'fileSystem',
  why: 'The key that AWS manages lets everybody in the account who may use EFS decrypt. A key of your own has a policy of its own, can be switched off, and shows in CloudTrail who used it.',
  unless: 'The file system holds nothing that needs a key policy of its own.',
  references: [
    'https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1',
  ],
  equivalents: {
    'Security Hub': ['EFS.1'],
    Checkov: ['CKV_AWS_184'],
    KICS: ['tf:efs_without_kms', 'cfn:efs_without_kms'],
  },
  fix: { kind: 'none', advice: 'Name a KMS key of your own in `kmsKeyId` when the file system is created.' },

  check(fileSystem) {
    const { encrypted, kmsKeyId } = fileSystem;
    const wrong = and(is(encrypted, true), isUnset(kmsKeyId));
    if (wrong !== 'yes') return wrong;

    return {
      place: kmsKeyId.place,
      evidence: [encrypted],
      message:
        `File system ${fileSystem.subject.name} is encrypted with the key that AWS manages. ` +
        'Nobody can bound or switch off its use. Name a KMS key of your own.',
    };
  },
});
