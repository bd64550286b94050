import rule from '../../../src/rules/2-secrets/plaintext-secret-in-environment.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const environment = (name: string, value: Value): Neutral => [task([container({ environment: [{ name, value }] })])];
const FAKE = 'hunter2-not-a-real-password';

testRule(rule, {
  flags: {
    'a password': environment('DATABASE_PASSWORD', FAKE),
    'a token': environment('GITHUB_TOKEN', FAKE),
    'a password by its short name': environment('DB_PASS', FAKE),
    'an API key in camel case': environment('stripeApiKey', FAKE),
    'one among others': [
      task([
        container({
          environment: [
            { name: 'LOG_LEVEL', value: 'info' },
            { name: 'DB_PASS_PASSWORD', value: FAKE },
          ],
        }),
      ]),
    ],
    'a placeholder, as a low finding': environment('DATABASE_PASSWORD', 'changeme'),
    'a password whose secret is in the same code': [
      task([container({ environment: [{ name: 'DATABASE_PASSWORD', value: FAKE }] })]),
      resource('secret', 'database_password', { name: 'orders/database' }),
    ],
  },
  passes: {
    'a name that only ends like a password': environment('LB_BYPASS', 'yes-please-do'),
    'a harmless name': environment('LOG_LEVEL', 'debug'),
    'a URL of tokens': environment('TOKEN_URL', 'https://auth.example.com/token'),
    'the name of a secret': environment('SECRET_NAME', 'orders/database'),
    'an ARN': environment('DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db'),
    'a flag': environment('USE_TOKEN', 'true'),
    'a number': environment('MAX_TOKENS', '4096'),
    'an empty value': environment('DATABASE_PASSWORD', ''),
    'a value known only at deployment': environment('DATABASE_PASSWORD', OPAQUE),
    'no environment': [task([container({})])],
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: [
        'resource "aws_secretsmanager_secret" "db" {',
        '  name = "orders/db"',
        '}',
        'resource "aws_ecs_task_definition" "app" {',
        '  container_definitions = jsonencode([{',
        '    name = "app"',
        '    environment = [',
        '      { name = "LOG_LEVEL", value = "info" },',
        `      { name = "DB_PASSWORD", value = "${FAKE}" }, # move me`,
        '    ]',
        '  }])',
        '}',
        '',
      ].join('\n'),
      after: [
        'resource "aws_secretsmanager_secret" "db" {',
        '  name = "orders/db"',
        '}',
        'resource "aws_ecs_task_definition" "app" {',
        '  container_definitions = jsonencode([{',
        '    name = "app"',
        '    environment = [',
        '      { name = "LOG_LEVEL", value = "info" },',
        '    ]',
        '    secrets = [{ name = "DB_PASSWORD", valueFrom = aws_secretsmanager_secret.db.arn }]',
        '  }])',
        '}',
        '',
      ].join('\n'),
    },
  },
});
