import rule from '../../../src/rules/2-secrets/secret-value-hardcoded-in-iac.js';
import { expect, test } from '@jest/globals';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const FAKE = 'hunter2-not-a-real-password';

const parameter = (value: Value, name = '/orders/db_password'): Neutral => [
  resource('parameter', 'db', { name, type: 'String', value }),
];
const version = (secretString: Value): Neutral => [
  resource('secret', 'db', { name: 'orders/db', kmsKeyId: 'alias/orders' }),
  resource('secretVersion', 'db', { secretId: ref('db', 'id'), secretString }),
];

testRule(rule, {
  flags: {
    'a parameter that is called a password': parameter(FAKE),
    'a value of a secret': version(FAKE),
    'a password in the JSON of a secret': version(`{"username":"app","password":"${FAKE}"}`),
  },
  passes: {
    'a parameter that is no secret': parameter('db.internal', '/orders/db_host'),
    'a placeholder': parameter('changeme'),
    'a parameter that is not known': parameter(OPAQUE),
    'a placeholder of a secret': version('changeme'),
    'an empty JSON': version('{}'),
    'JSON without secrets': version('{"username":"app","host":"db.internal"}'),
    'a value that is not known': version(OPAQUE),
    'a secret without a value': version('').slice(0, 1),
  },
});

const template = (secretString: string): string =>
  `Parameters:\n  Password:\n    Type: String\n    NoEcho: true\nResources:\n  Db:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      KmsKeyId: alias/orders\n      SecretString: ${secretString}\n`;

test.each([
  ['a literal', FAKE, 1],
  ['JSON with a password', `'{"username":"app","password":"${FAKE}"}'`, 1],
  ['a parameter of the template', '!Ref Password', 0],
  ['JSON with a parameter of the template', `!Sub '{"username":"app","password":"\${Password}"}'`, 0],
])('a secret of CloudFormation whose value is %s', (_title, secretString, count) => {
  expect(read({ 'template.yaml': template(secretString) }, [rule]).findings).toHaveLength(count);
});

test.each([
  ['a literal that is kept encrypted', `"${FAKE}"`, 1],
  ['generated', 'random_password.db.result', 0],
])('an encrypted parameter of Terraform whose value is %s', (_title, value, count) => {
  const text = `resource "random_password" "db" {\n  length = 32\n}\nresource "aws_ssm_parameter" "db" {\n  type  = "SecureString"\n  value = ${value}\n}\n`;
  expect(read({ 'main.tf': text }, [rule]).findings).toHaveLength(count);
});
