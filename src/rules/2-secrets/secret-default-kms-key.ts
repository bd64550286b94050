import { isManagedKey } from '../../model/managed-key.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS209',
  name: 'secret-default-kms-key',
  step: 2,
  title: 'Secret is not encrypted with a key of your own',
  severity: 'low',
  tier: 'B',
  target: 'secret',
  why: 'Secrets Manager always encrypts, but with the key that AWS manages in the account every principal that may read the secret may decrypt it. A key of your own asks for a second permission, which can be logged and withdrawn, and lets another account read the secret.',
  unless: 'Nothing requires control over the key.',
  references: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  ],
  equivalents: {
    'AWS Config': ['secretsmanager-using-cmk'],
    'cdk-nag': ['HIPAA.Security-SecretsManagerUsingKMSKey'],
    Checkov: ['CKV_AWS_149'],
    Guard: ['SECRETSMANAGER_USING_CMK'],
    KICS: ['tf:secretsmanager_secret_without_kms', 'tf:secretsmanager_secret_encrypted_with_aws_managed_key'],
    Trivy: ['AWS-0098'],
  },
  fix: {
    kind: 'none',
    advice:
      'Name the ARN of a KMS key of your own, and allow kms:Decrypt on it to the execution roles of the tasks that get the secret.',
  },

  check(secret) {
    const { kmsKeyId } = secret;
    const wrong = isManagedKey(kmsKeyId, 'secretsmanager');
    if (wrong !== 'yes') return wrong;

    return {
      place: kmsKeyId.place,
      evidence: [kmsKeyId],
      message:
        `Secret ${secret.subject.name} is encrypted with the key that AWS manages for Secrets Manager. ` +
        'Who may read it is then decided by one permission alone. Where that is not enough, name a KMS key of your own.',
    };
  },
});
