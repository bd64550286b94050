import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/terraform-secret-read-into-environment.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** A task definition whose container has these entries in its environment. */
const environment = (...entries: readonly string[]): readonly string[] => [
  'resource "aws_ecs_task_definition" "app" {',
  '  family             = "app"',
  '  execution_role_arn = "arn:aws:iam::123456789012:role/app-execution"',
  '  container_definitions = jsonencode([{',
  '    name = "app"',
  '    environment = [',
  '      { name = "LOG_LEVEL", value = "info" },',
  ...entries.map((entry) => `      ${entry},`),
  '    ]',
  '  }])',
  '}',
];
const moved = (...secrets: readonly string[]): readonly string[] => [
  ...environment().slice(0, -2),
  `    secrets = [${secrets.join(', ')}]`,
  '  }])',
  '}',
];
const SECRET = ['data "aws_secretsmanager_secret_version" "db" {', '  secret_id = "orders/database"', '}'];
const PARAMETER = ['data "aws_ssm_parameter" "db_password" {', '  name = "/orders/db"', '}'];
const VARIABLE = ['variable "database" {', '  type      = string', '  sensitive = true', '}'];

const FLAGGED: Readonly<Record<string, string>> = {
  'a secret': lines(
    ...SECRET,
    ...environment('{ name = "DATABASE", value = data.aws_secretsmanager_secret_version.db.secret_string }'),
  ),
  'a key of a secret': lines(
    ...SECRET,
    'locals {',
    '  database = jsondecode(data.aws_secretsmanager_secret_version.db.secret_string)',
    '}',
    ...environment('{ name = "DATABASE", value = local.database.password }'),
  ),
  'a key that may be missing': lines(
    ...SECRET,
    ...environment(
      '{ name = "DATABASE", value = lookup(jsondecode(data.aws_secretsmanager_secret_version.db.secret_string), "password", "") }',
    ),
  ),
  'a secret in a URL': lines(
    ...SECRET,
    ...environment(
      '{ name = "DATABASE", value = "postgres://app:${data.aws_secretsmanager_secret_version.db.secret_string}@db/app" }',
    ),
  ),
  'a secret whose mark is taken away': lines(
    ...SECRET,
    ...environment(
      '{ name = "DATABASE", value = nonsensitive(data.aws_secretsmanager_secret_version.db.secret_string) }',
    ),
  ),
  'a parameter with a telling name': lines(
    ...PARAMETER,
    ...environment('{ name = "DATABASE", value = data.aws_ssm_parameter.db_password.value }'),
  ),
  'a generated password': lines(
    'resource "random_password" "db" {',
    '  length = 24',
    '}',
    ...environment('{ name = "DATABASE", value = random_password.db.result }'),
  ),
  'the password of a database': lines(
    'variable "master" {}',
    'resource "aws_db_instance" "db" {',
    '  instance_class = "db.t4g.small"',
    '  password       = var.master',
    '}',
    ...environment('{ name = "DATABASE", value = aws_db_instance.db.password }'),
  ),
  'a sensitive variable': lines(...VARIABLE, ...environment('{ name = "DATABASE", value = var.database }')),
  'a sensitive variable with its mark taken away': lines(
    ...VARIABLE,
    ...environment('{ name = "DATABASE", value = nonsensitive(var.database) }'),
  ),
  'a sensitive variable in a URL, made fit for it': lines(
    ...VARIABLE,
    ...environment('{ name = "DATABASE", value = "postgres://app:${urlencode(var.database)}@db/app" }'),
  ),
  'a sensitive variable with a default': lines(
    'variable "database" {',
    '  sensitive = true',
    '  default   = ""',
    '}',
    ...environment('{ name = "DATABASE", value = var.database }'),
  ),
};

describe('ECS207 flags', () => {
  test.each(Object.entries(FLAGGED))('%s', (_title, text) => {
    const analysis = read({ 'main.tf': text }, [rule]);
    expect(analysis.notices).toEqual([]);
    expect(analysis.findings.map(({ property }) => property)).toEqual(['environment[DATABASE]']);
  });

  test('what a module is given through a sensitive input', () => {
    const files = {
      'main.tf': lines('variable "db" {}', 'module "app" {', '  source   = "./app"', '  database = var.db', '}'),
      'app/main.tf': lines(...VARIABLE, ...environment('{ name = "DATABASE", value = var.database }')),
    };
    expect(read(files, [rule]).findings).toHaveLength(1);
  });
});

testRule(rule, {
  flags: {},
  passes: {
    'a plain value': [task([container({ environment: [{ name: 'LOG_LEVEL', value: 'info' }] })])],
    'a value known only at deployment': [task([container({ environment: [{ name: 'DB_PASSWORD', value: OPAQUE }] })])],
  },
  fixes: {
    'a secret as a whole': {
      path: 'main.tf',
      before: lines(
        ...SECRET,
        ...environment('{ name = "DB_PASSWORD", value = data.aws_secretsmanager_secret_version.db.secret_string }'),
      ),
      after: lines(
        ...SECRET,
        ...moved('{ name = "DB_PASSWORD", valueFrom = data.aws_secretsmanager_secret_version.db.arn }'),
      ),
    },
    'a key of a secret': {
      path: 'main.tf',
      before: lines(
        ...SECRET,
        ...environment(
          '{ name = "DB_PASSWORD", value = jsondecode(data.aws_secretsmanager_secret_version.db.secret_string)["password"] }',
        ),
      ),
      after: lines(
        ...SECRET,
        ...environment().slice(0, -2),
        '    secrets = [',
        '      {',
        '        name      = "DB_PASSWORD"',
        '        valueFrom = "${data.aws_secretsmanager_secret_version.db.arn}:password::"',
        '      },',
        '    ]',
        '  }])',
        '}',
      ),
    },
    'a parameter': {
      path: 'main.tf',
      before: lines(
        ...PARAMETER,
        ...environment('{ name = "DB_PASSWORD", value = data.aws_ssm_parameter.db_password.value }'),
      ),
      after: lines(
        ...PARAMETER,
        ...moved('{ name = "DB_PASSWORD", valueFrom = data.aws_ssm_parameter.db_password.arn }'),
      ),
    },
    'a sensitive variable beside the secret that is meant': {
      path: 'main.tf',
      before: lines(
        'resource "aws_secretsmanager_secret" "database" {}',
        ...VARIABLE,
        ...environment('{ name = "DATABASE", value = var.database }'),
      ),
      after: lines(
        'resource "aws_secretsmanager_secret" "database" {}',
        ...VARIABLE,
        ...moved('{ name = "DATABASE", valueFrom = aws_secretsmanager_secret.database.arn }'),
      ),
    },
  },
  silent: {
    'the ARN of a secret': {
      path: 'main.tf',
      text: lines(
        ...SECRET,
        ...environment('{ name = "DB_SECRET", value = data.aws_secretsmanager_secret_version.db.arn }'),
      ),
    },
    'a parameter that is only configuration': {
      path: 'main.tf',
      text: lines(
        'data "aws_ssm_parameter" "db_host" {',
        '  name = "/orders/host"',
        '}',
        ...environment('{ name = "DB_HOST", value = data.aws_ssm_parameter.db_host.value }'),
      ),
    },
    'a variable that nobody calls sensitive': {
      path: 'main.tf',
      text: lines('variable "host" {}', ...environment('{ name = "DB_PASSWORD", value = var.host }')),
    },
    'the address of a database': {
      path: 'main.tf',
      text: lines(
        'resource "aws_db_instance" "db" {',
        '  instance_class = "db.t4g.small"',
        '}',
        ...environment('{ name = "DB_HOST", value = aws_db_instance.db.address }'),
      ),
    },
  },
});
