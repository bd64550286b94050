import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/ssm-parameter-default-kms-key.js';
import { resource, type Neutral, type Value } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const parameter = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('parameter', 'db_host', { name: '/orders/db', value: 'db.internal', ...attributes }),
];

testRule(rule, {
  // CloudFormation makes no parameters that are encrypted, so the findings stand below, in Terraform alone.
  flags: {},
  passes: {
    'a plain parameter': parameter({ type: 'String' }),
    'a list': parameter({ type: 'StringList' }),
  },
  silent: {
    'a key of the same code': {
      path: 'main.tf',
      text: 'resource "aws_kms_key" "own" {}\nresource "aws_ssm_parameter" "db" {\n  type = "SecureString"\n  key_id = aws_kms_key.own.arn\n}\n',
    },
    'a parameter of CloudFormation, which has no key': {
      path: 'template.yaml',
      text: 'Resources:\n  Db:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: SecureString\n      Value: x\n',
    },
  },
});

const inTerraform = (lines: string): string =>
  `variable "key" {}\nresource "aws_ssm_parameter" "db" {\n  name = "/orders/db"\n${lines}\n}\n`;

test.each([
  ['no key', '  type = "SecureString"', { found: 1, undecided: 0 }],
  ['the alias of the managed key', '  type = "SecureString"\n  key_id = "alias/aws/ssm"', { found: 1, undecided: 0 }],
  ['an alias of its own', '  type = "SecureString"\n  key_id = "alias/orders"', { found: 0, undecided: 0 }],
  ['a key that is not known', '  type = "SecureString"\n  key_id = var.key', { found: 0, undecided: 1 }],
  ['a type that is not known', '  type = var.key', { found: 0, undecided: 1 }],
])('a parameter with %s', (_title, lines, expected) => {
  const { findings, undecided } = read({ 'main.tf': inTerraform(lines) }, [rule]);
  expect({ found: findings.length, undecided: undecided.length }).toEqual(expected);
});
