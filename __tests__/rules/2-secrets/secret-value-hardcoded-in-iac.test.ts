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

const template = (secretString: string): string =>
  `Parameters:\n  Password:\n    Type: String\n    NoEcho: true\nResources:\n  Db:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      KmsKeyId: alias/orders\n      SecretString: ${secretString}\n`;

const generating = (...lines: readonly string[]): string =>
  template('@').replace(
    'SecretString: @',
    `GenerateSecretString:\n${lines.map((line) => `        ${line}`).join('\n')}`,
  );

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
  fixes: {
    'a password in the JSON of a secret': {
      path: 'template.yaml',
      before: template(`'{"username":"app","password":"${FAKE}"}'`),
      after: generating(
        `SecretStringTemplate: '{"username":"app"}'`,
        'GenerateStringKey: password',
        'ExcludePunctuation: true',
      ),
    },
    'a secret that is a password': {
      path: 'template.yaml',
      before: template(FAKE).replace('  Db:', '  DbPassword:'),
      after: generating('ExcludePunctuation: true').replace('  Db:', '  DbPassword:'),
    },
    'a secret of a template in JSON': {
      path: 'template.json',
      before: `{"Resources":{"DbPassword":{"Type":"AWS::SecretsManager::Secret","Properties":{"SecretString":"${FAKE}"}}}}`,
      after: `{"Resources":{"DbPassword":{"Type":"AWS::SecretsManager::Secret","Properties":{"GenerateSecretString":{"ExcludePunctuation":true}}}}}`,
    },
  },
});

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

test.each([
  ['of a name that says nothing', FAKE],
  ['of a token, which somebody issued', `'{"api_token":"${FAKE}"}'`],
  ['with two secrets', `'{"password":"${FAKE}","token":"${FAKE}"}'`],
  ['with more than a flat object', `'{"password":"${FAKE}","more":{"a":1}}'`],
  ['that only looks like JSON', `'{"password":"${FAKE}",}'`],
  ['that a parameter holds by default', '!Ref Shown', 'DbPassword'],
  ['of which a parameter holds the password by default', `!Sub '{"password":"\${Shown}"}'`],
])('a secret of CloudFormation %s is not generated', (_title, secretString, logicalId = 'Db') => {
  const named = template(secretString).replace('  Db:', `  ${logicalId}:`);
  const text = named.replace('Parameters:', `Parameters:\n  Shown: { Type: String, Default: ${FAKE} }`);
  expect(read({ 'template.yaml': text }, [rule]).findings.map(({ problem }) => problem.changes)).toEqual([[]]);
});

test('the advice is that for the kind of file and store', () => {
  const files = {
    'template.yaml': `Resources:\n  DbPassword:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: ${FAKE}\n`,
    'main.tf': `resource "aws_secretsmanager_secret_version" "db" {\n  secret_id     = "orders/db"\n  secret_string = "${FAKE}"\n}\n`,
  };
  const advice = read(files, [rule]).findings.map(({ problem }) => problem.advice);
  expect(advice).toEqual([expect.stringContaining('no SecureString'), expect.stringContaining('secret_string_wo')]);
});
