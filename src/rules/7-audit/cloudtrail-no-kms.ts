import { isUnset } from '../../model/attribute.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS704',
  name: 'cloudtrail-no-kms',
  step: 7,
  title: 'Trail files are not encrypted with a key of your own',
  severity: 'low',
  tier: 'B',
  target: 'trail',
  why: 'Without a key of your own every principal that may read the bucket may read the record of API calls, with the names of roles, secrets and addresses in it. A key adds a second permission, and its use is recorded too.',
  unless: 'The trail belongs to another team, which guards the bucket with its policy alone.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.2'],
    'AWS Config': ['cloud-trail-encryption-enabled'],
    'cdk-nag': ['HIPAA.Security-CloudTrailEncryptionEnabled'],
    Checkov: ['CKV_AWS_35'],
    Guard: ['CLOUD_TRAIL_ENCRYPTION_ENABLED'],
    KICS: ['tf:cloudtrail_log_files_not_encrypted_with_kms', 'cfn:cloudtrail_log_files_not_encrypted_with_kms'],
    Prowler: ['cloudtrail_kms_encryption_enabled'],
    Trivy: ['AWS-0015'],
  },
  fix: { kind: 'none', advice: 'Name a KMS key whose policy lets CloudTrail encrypt with it.' },

  check(trail) {
    const { kmsKeyId } = trail;
    const wrong = isUnset(kmsKeyId);
    if (wrong !== 'yes') return wrong;

    return {
      place: kmsKeyId.place,
      message:
        `${trail.subject.name} has no KMS key, so everybody who may read its bucket may read all recorded calls. ` +
        'Name a key whose policy lets CloudTrail encrypt with it.',
    };
  },
});
