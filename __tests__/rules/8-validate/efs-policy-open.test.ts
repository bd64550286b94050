import rule from '../../../src/rules/8-validate/efs-policy-open.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const policy = (...statements: readonly Value[]): Neutral => [
  resource('fileSystem', 'shared', { encrypted: true, kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1' }),
  resource('fileSystemPolicy', 'shared_access', {
    fileSystemId: ref('shared', 'id'),
    policy: { Version: '2012-10-17', Statement: statements },
  }),
];
const mount = (attributes: Readonly<Record<string, Value>> = {}): Value => ({
  Sid: 'Mount',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
  ...attributes,
});

testRule(rule, {
  flags: {
    'every principal': policy(mount()),
    'every action too': policy(mount({ Principal: '*', Action: 'elasticfilesystem:*' })),
    'a condition on TLS alone': policy(mount({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
  },
  passes: {
    'a role': policy(mount({ Principal: { AWS: 'arn:aws:iam::123456789012:role/web' } })),
    'through a mount target': policy(
      mount({ Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } } }),
    ),
    'a denial of the unencrypted': policy(
      mount({ Effect: 'Deny', Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ),
    'no policy': policy().slice(0, 1),
  },
  undecided: {
    'a principal that is not known': policy(mount({ Principal: { AWS: OPAQUE } })),
    'operators that are not known': policy(mount({ Condition: { StringEquals: OPAQUE } })),
  },
});
