import { expect, test } from '@jest/globals';
import { isSecretAttribute, typeInAddress } from '../../src/model/secret-attribute.js';

test.each([
  ['data.aws_secretsmanager_secret_version.db', 'secret_string', 'DB', true],
  ['module.db.data.aws_secretsmanager_secret_version.this[0]', 'secret_string', 'DB', true],
  ['data.aws_secretsmanager_secret_version.db', 'arn', 'DB_PASSWORD', false],
  ['random_password.db["a.b"]', 'result', 'DB', true],
  ['random_string.suffix', 'result', 'DB_PASSWORD', false],
  ['aws_iam_access_key.ci', 'secret', 'DB', true],
  ['aws_iam_access_key.ci', 'id', 'DB', false],
  ['aws_db_instance.db', 'password', 'DB', true],
  ['aws_db_instance.db', 'master_user_secret[0].secret_arn', 'DB_SECRET', false],
  ['data.aws_ssm_parameter.host', 'value', 'DB_HOST', false],
  ['data.aws_ssm_parameter.host', 'value', 'DB_PASSWORD', true],
  ['data.aws_ssm_parameter.db_password', 'value', 'DB', true],
  ['data.vault_kv_secret_v2.db', 'data["password"]', 'DB', true],
  ['data.vault_kv_secret_v2.db', 'path', 'DB', false],
])('%s.%s as %s: %p', (...[to, attribute, variable, expected]) => {
  expect(isSecretAttribute({ to, attribute }, variable)).toBe(expected);
});

test.each([
  ['aws_lb.web', 'aws_lb'],
  ['module.web["a"].data.aws_ssm_parameter.db["x"]', 'aws_ssm_parameter'],
  ['WebService', undefined],
])('the type in %s is %p', (address, type) => {
  expect(typeInAddress(address)).toBe(type);
});
