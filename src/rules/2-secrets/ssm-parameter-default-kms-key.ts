import { is, isSpelled } from '../../model/attribute.js';
import { and, certain } from '../../model/certainty.js';
import { isManagedKey } from '../../model/managed-key.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS213',
  name: 'ssm-parameter-default-kms-key',
  step: 2,
  title: 'Parameter is not encrypted with a key of your own',
  severity: 'low',
  tier: 'B',
  target: 'parameter',
  why: 'Parameter Store encrypts with the key that AWS manages in the account, which every principal that may read parameters may use. A key of your own asks for a second permission, which can be logged and withdrawn, and lets another account read the parameter.',
  unless: 'Nothing requires control over the key.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_337'] },
  fix: {
    kind: 'none',
    advice:
      'Name a KMS key of your own in `key_id`, and allow kms:Decrypt on it to the execution roles of the tasks that get the parameter.',
  },

  check(parameter) {
    const { type, keyId } = parameter;
    const wrong = and(certain(isSpelled(keyId)), is(type, 'SecureString'), isManagedKey(keyId, 'ssm'));
    if (wrong !== 'yes') return wrong;

    return {
      place: keyId.place,
      evidence: [type, keyId],
      message:
        `Parameter ${parameter.subject.name} is encrypted with the key that AWS manages for Parameter Store. ` +
        'Who may read it is then decided by one permission alone. Where that is not enough, name a KMS key of your own.',
    };
  },
});
