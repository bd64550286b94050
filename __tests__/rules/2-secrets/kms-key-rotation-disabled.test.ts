import rule from '../../../src/rules/2-secrets/kms-key-rotation-disabled.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const key = (attributes: Readonly<Record<string, Value>> = {}, user = secret(ref('own', 'arn'))): Neutral => [
  resource('kmsKey', 'own', attributes),
  ...user,
];
const secret = (kmsKeyId: Value): Neutral => [resource('secret', 'db', { name: 'orders/db', kmsKeyId })];
const alias: Neutral = [
  resource('kmsAlias', 'own_alias', { aliasName: 'alias/own', targetKeyId: ref('own', 'id') }),
  ...secret('alias/own'),
];

testRule(rule, {
  flags: {
    absent: key(),
    off: key({ enableKeyRotation: false }),
    'used through its alias': key({}, alias),
    'used for logs': key({}, [
      resource('logGroup', 'app', { logGroupName: '/ecs/app', retentionInDays: 30, kmsKeyId: ref('own', 'arn') }),
    ]),
    'used for images': key({}, [
      resource('repository', 'app', {
        repositoryName: 'app',
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'KMS', kmsKey: ref('own', 'arn') },
      }),
    ]),
  },
  passes: {
    on: key({ enableKeyRotation: true }),
    'a key pair, which cannot be rotated': key({ keySpec: 'RSA_2048' }),
    'a key that nothing uses': key({}, secret('alias/other')),
  },
  undecided: {
    'not known': key({ enableKeyRotation: OPAQUE }),
    'what it is for': key({ keySpec: OPAQUE }),
    'who uses it': key({}, secret(OPAQUE)),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_kms_key" "own" {\n  description = "Secrets" # of the orders\n}\n\nresource "aws_secretsmanager_secret" "db" {\n  kms_key_id = aws_kms_key.own.arn\n}\n',
      after:
        'resource "aws_kms_key" "own" {\n  description = "Secrets" # of the orders\n  enable_key_rotation = true\n}\n\nresource "aws_secretsmanager_secret" "db" {\n  kms_key_id = aws_kms_key.own.arn\n}\n',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Own:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: false # later\n  Db:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      KmsKeyId: !GetAtt Own.Arn\n',
      after:
        'Resources:\n  Own:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: true # later\n  Db:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      KmsKeyId: !GetAtt Own.Arn\n',
    },
  },
  silent: {
    'a key in a key store of its own': {
      path: 'main.tf',
      text: 'resource "aws_kms_key" "own" {\n  custom_key_store_id = "cks-1"\n}\n\nresource "aws_secretsmanager_secret" "db" {\n  kms_key_id = aws_kms_key.own.arn\n}\n',
    },
    'imported material': {
      path: 'template.yaml',
      text: 'Resources:\n  Own:\n    Type: AWS::KMS::Key\n    Properties:\n      Origin: EXTERNAL\n  Db:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      KmsKeyId: !GetAtt Own.Arn\n',
    },
  },
});
