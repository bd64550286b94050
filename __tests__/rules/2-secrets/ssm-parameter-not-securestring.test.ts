import rule from '../../../src/rules/2-secrets/ssm-parameter-not-securestring.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const FAKE = 'hunter2-not-a-real-password';
const parameter = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('parameter', 'first', { name: '/orders/db/password', type: 'String', value: FAKE, ...attributes }),
];
const given = (variable: string, valueFrom: Value): Neutral => [
  task([container({ secrets: [{ name: variable, valueFrom }] })]),
  ...parameter({ name: '/orders/db/main' }),
];
const hcl = (name: string, value: string, ...before: readonly string[]): string =>
  `${[
    ...before,
    'resource "aws_ssm_parameter" "it" {',
    `  name  = ${name}`,
    '  type  = "String"',
    `  value = ${value}`,
    '}',
  ].join('\n')}\n`;

testRule(rule, {
  flags: {
    'a password by its name': parameter(),
    'a list of tokens': parameter({ name: 'api-tokens', type: 'StringList' }),
    'a value that a container gets as a password': given('DATABASE_PASSWORD', '/orders/db/main'),
    'a value that a container gets by its ARN': given(
      'DATABASE_PASSWORD',
      'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/db/main',
    ),
    'a value that a container gets by reference': given('DATABASE_PASSWORD', ref('first', 'name')),
  },
  passes: {
    'a plain name': parameter({ name: '/orders/db/host' }),
    'a folder of secrets': parameter({ name: '/secrets/log-level' }),
    'the ARN of a secret': parameter({ value: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf' }),
    'a flag': parameter({ name: 'use-token', value: 'true' }),
    'configuration that a container gets': given('DATABASE_HOST', '/orders/db/main'),
  },
  undecided: {
    'a type that is not known': parameter({ type: OPAQUE }),
    'a value that is not known': parameter({ value: OPAQUE }),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: hcl('"/orders/db/password"', 'random_password.db.result', 'resource "random_password" "db" {}'),
      after: hcl('"/orders/db/password"', 'random_password.db.result', 'resource "random_password" "db" {}').replace(
        '"String"',
        '"SecureString"',
      ),
    },
    'a sensitive variable under a name of which only the end is known': {
      path: 'main.tf',
      before: hcl(
        '"/${var.stage}/password"',
        'var.it',
        'variable "stage" {}',
        'variable "it" {',
        '  sensitive = true',
        '}',
      ),
      after: hcl(
        '"/${var.stage}/password"',
        'var.it',
        'variable "stage" {}',
        'variable "it" {',
        '  sensitive = true',
        '}',
      ).replace('"String"', '"SecureString"'),
    },
  },
  silent: {
    'a SecureString': {
      path: 'main.tf',
      text: hcl('"/orders/db/password"', '"x"').replace('"String"', '"SecureString"'),
    },
    'a value that may be seen': {
      path: 'main.tf',
      text: hcl('"/orders/db/password"', '"none-in-development"').replace('value =', 'insecure_value ='),
    },
    'the address of a secret': {
      path: 'main.tf',
      text: hcl('"/orders/secret"', 'aws_secretsmanager_secret.db.arn', 'resource "aws_secretsmanager_secret" "db" {}'),
    },
  },
});
