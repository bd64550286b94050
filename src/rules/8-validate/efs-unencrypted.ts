import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS821',
  name: 'efs-unencrypted',
  step: 8,
  title: 'EFS file system is not encrypted',
  severity: 'high',
  tier: 'A',
  target: 'fileSystem',
  why: 'What tasks keep on a shared file system outlives them. Unencrypted, it lies readable on the disks and in every backup, and encryption cannot be turned on later.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1',
    'https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html',
  ],
  equivalents: {
    'Security Hub': ['EFS.1', 'EFS.8'],
    'AWS Config': ['efs-encrypted-check'],
    'aws-config-rules': ['EFS_ENCRYPTED_CHECK'],
    'cdk-nag': ['AwsSolutions-EFS1'],
    Checkov: ['CKV_AWS_42'],
    Guard: ['EFS_ENCRYPTED_CHECK'],
    KICS: ['tf:efs_not_encrypted', 'cfn:efs_not_encrypted'],
    Prowler: ['efs_encryption_at_rest_enabled'],
    Trivy: ['AWS-0037'],
  },
  fix: {
    kind: 'exact',
    risk: 'A file system that exists is replaced by a new, empty one: copy its files first.',
    advice: 'Create the file system encrypted, and copy the files of the old one.',
  },

  check(fileSystem) {
    const { encrypted } = fileSystem;
    const wrong = is(encrypted, false);
    if (wrong !== 'yes') return wrong;

    return {
      place: encrypted.place,
      evidence: [encrypted],
      message:
        `File system ${fileSystem.subject.name} is not encrypted. ` +
        'What the tasks store lies readable on its disks and in every backup. Encrypt it; a file system that exists is replaced by that.',
      changes: [set(encrypted, true)],
    };
  },
});
