import { is, isUnset } from '../../model/attribute.js';
import { and, or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS504',
  name: 'ecr-no-customer-key',
  step: 5,
  title: 'Images are not encrypted with a key of your own',
  severity: 'low',
  tier: 'B',
  target: 'repository',
  why: 'ECR always encrypts images, but with a key of its own nobody can say who may decrypt them, see each use in CloudTrail or take the permission away. A customer managed key of KMS gives all three.',
  unless: 'Nothing requires control over the key.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5',
  ],
  equivalents: {
    'Security Hub': ['ECR.5'],
    'AWS Config': ['ecr-repository-cmk-encryption-enabled'],
    Checkov: ['CKV_AWS_136'],
    KICS: ['tf:ecr_repository_not_encrypted'],
    Trivy: ['AWS-0033'],
  },
  fix: {
    kind: 'none',
    advice:
      'Create the repository with encryption type KMS and the ARN of your key. An existing repository has to be replaced, so its images must be pushed again.',
  },

  check(repository) {
    const { encryptionType, kmsKey } = repository.encryptionConfiguration;
    const wrong = or(is(encryptionType, 'AES256'), and(is(encryptionType, 'KMS'), isUnset(kmsKey)));
    if (wrong !== 'yes') return wrong;

    const key = is(encryptionType, 'KMS') === 'yes' ? kmsKey : encryptionType;
    return {
      place: key.place,
      evidence: [encryptionType],
      message:
        `Images of ${repository.subject.name} are encrypted with a key that AWS owns or manages. ` +
        'Nobody can then limit or withdraw who decrypts them. Where that matters, name a KMS key of your own when the repository is created.',
    };
  },
});
