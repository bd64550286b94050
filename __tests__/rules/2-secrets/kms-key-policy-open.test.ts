import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/kms-key-policy-open.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const ACCOUNT = 'arn:aws:iam::123456789012:root';

const key = (...statements: readonly Value[]): Neutral => [
  resource('kmsKey', 'secrets', {
    enableKeyRotation: true,
    keyPolicy: { Version: '2012-10-17', Statement: statements },
  }),
];
const use = (attributes: Readonly<Record<string, Value>> = {}): Value => ({
  Sid: 'Use',
  Effect: 'Allow',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  ...attributes,
});

testRule(rule, {
  flags: {
    'every principal': key(use()),
    'every principal of AWS': key(use({ Principal: { AWS: '*' } })),
    'for one action': key(use({ Action: 'kms:Decrypt' })),
    'a condition on the context alone': key(
      use({ Condition: { StringEquals: { 'kms:EncryptionContext:app': 'orders' } } }),
    ),
  },
  passes: {
    'the account': key(use({ Principal: { AWS: ACCOUNT } })),
    'a service': key(use({ Principal: { Service: 'logs.eu-west-1.amazonaws.com' } })),
    'bound to the account': key(use({ Condition: { StringEquals: { 'kms:CallerAccount': '123456789012' } } })),
    'bound to a service': key(
      use({ Condition: { StringEquals: { 'kms:ViaService': 'ecr.eu-west-1.amazonaws.com' } } }),
    ),
    'a denial of everybody': key(use({ Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion' })),
    'no policy': [resource('kmsKey', 'secrets', { enableKeyRotation: true })],
  },
  undecided: {
    'a principal that is not known': key(use({ Principal: { AWS: OPAQUE } })),
    'a condition that is not known': key(use({ Condition: OPAQUE })),
  },
});

test('a policy that is a resource of its own is judged alike', () => {
  const text = `resource "aws_kms_key_policy" "secrets" {
  key_id = "alias/secrets"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "kms:*", Resource = "*" }] })
}
`;
  expect(read({ 'main.tf': text }, [rule]).findings).toHaveLength(1);
});
