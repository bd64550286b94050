import { is, isEmpty, isSpelled, isUnset } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS224',
  name: 'kms-key-rotation-disabled',
  step: 2,
  title: 'The KMS key is never rotated',
  severity: 'low',
  tier: 'B',
  target: 'kmsKey',
  why: 'With automatic rotation KMS makes new key material every year and keeps the old for what it encrypted. Nothing that uses the key has to change, and one leaked generation opens only what was written in its time.',
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4',
  ],
  equivalents: {
    'Security Hub': ['KMS.4'],
    'AWS Config': ['cmk-backing-key-rotation-enabled'],
    'cdk-nag': ['AwsSolutions-KMS5'],
    Checkov: ['CKV_AWS_7'],
    Guard: ['CMK_BACKING_KEY_ROTATION_ENABLED'],
    KICS: ['tf:cmk_rotation_disabled', 'cfn:cmk_rotation_disabled'],
    Prowler: ['kms_cmk_rotation_enabled'],
    Trivy: ['AWS-0065'],
  },
  fix: {
    kind: 'exact',
    advice: 'Turn automatic rotation on.',
  },

  check(key, graph) {
    const { enableKeyRotation, keySpec, origin, customKeyStoreId, subject } = key;
    const users = graph.encryptedWith(key);
    const canRotate = and(
      is(keySpec, 'SYMMETRIC_DEFAULT'),
      is(origin, 'AWS_KMS'),
      isSpelled(customKeyStoreId) ? isUnset(customKeyStoreId) : 'yes',
    );
    const wrong = and(not(is(enableKeyRotation, true)), canRotate, not(isEmpty(users)));
    if (wrong !== 'yes') return wrong;

    return {
      place: enableKeyRotation.place,
      evidence: [enableKeyRotation],
      message:
        `Key ${subject.name} encrypts ${users.items.map((user) => user.subject.name).join(', ')} and is not rotated. ` +
        'Whoever gets hold of its material once can read everything that is ever encrypted with it. Turn automatic rotation on.',
      changes: [set(enableKeyRotation, true)],
    };
  },
});
