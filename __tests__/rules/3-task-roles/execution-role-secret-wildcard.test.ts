import rule from '../../../src/rules/3-task-roles/execution-role-secret-wildcard.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { taskRole, trusting, type NeutralStatement } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const READ = { Action: 'secretsmanager:GetSecretValue', Resource: '*' };
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf';
const starting = (statement: NeutralStatement, secrets: readonly Value[] = []): Neutral => [
  task([container({ ...(secrets.length === 0 ? {} : { secrets }) })], { executionRoleArn: ref('app_role', 'arn') }),
  ...taskRole([statement]),
];

testRule(rule, {
  flags: {
    'every secret': starting(READ),
    'every secret, with those of the task definition by their ARN': starting(READ, [
      { name: 'DB_PASSWORD', valueFrom: `${SECRET}:password::` },
      { name: 'DB_USER', valueFrom: `${SECRET}:username::` },
    ]),
    'every secret, with the one of the task definition in the same code': [
      ...starting(READ, [{ name: 'DB_PASSWORD', valueFrom: ref('orders', 'arn') }]),
      resource('secret', 'orders', { name: 'orders', kmsKeyId: 'alias/orders' }),
    ],
    'every parameter of the account': starting({
      Action: ['ssm:GetParameters'],
      Resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/*',
    }),
    'every secret of the region, as a task role': taskRole([
      { Action: 'secretsmanager:Get*', Resource: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:*' },
    ]),
    'every secret among other things': starting({ Action: ['kms:Decrypt', 'ssm:Get*'], Resource: '*' }),
  },
  passes: {
    'named secrets': starting({ ...READ, Resource: `${SECRET}*` }),
    'secrets of the application': starting({
      Action: 'ssm:GetParameters',
      Resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/*',
    }),
    'bound by a tag': starting({
      ...READ,
      Condition: { StringEquals: { 'secretsmanager:ResourceTag/app': 'orders' } },
    }),
    'a whole service, which ECS306 judges': starting({ ...READ, Action: 'secretsmanager:*' }),
    'reading the list of secrets': starting({ ...READ, Action: 'secretsmanager:ListSecrets' }),
    denied: starting({ ...READ, Effect: 'Deny' }),
    'a role of another service': taskRole([READ], { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
  },
  undecided: {
    'a resource that is not known': starting({ ...READ, Resource: OPAQUE }),
    'an action that is not known': starting({ ...READ, Action: OPAQUE }),
    'a condition that is not known': starting({ ...READ, Condition: { StringEquals: OPAQUE } }),
  },
  fixes: {
    'Terraform with a secret of its own': {
      path: 'main.tf',
      before: `resource "aws_secretsmanager_secret" "orders" {
  name = "orders"
}

resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

data "aws_iam_policy_document" "execution" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "execution" {
  role   = aws_iam_role.execution.name
  policy = data.aws_iam_policy_document.execution.json
}

resource "aws_ecs_task_definition" "orders" {
  family             = "orders"
  execution_role_arn = aws_iam_role.execution.arn
  container_definitions = jsonencode([
    {
      name    = "orders"
      image   = "orders:1.0"
      secrets = [{ name = "DB_PASSWORD", valueFrom = "\${aws_secretsmanager_secret.orders.arn}:password::" }]
    }
  ])
}
`,
      after: `resource "aws_secretsmanager_secret" "orders" {
  name = "orders"
}

resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

data "aws_iam_policy_document" "execution" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.orders.arn]
  }
}

resource "aws_iam_role_policy" "execution" {
  role   = aws_iam_role.execution.name
  policy = data.aws_iam_policy_document.execution.json
}

resource "aws_ecs_task_definition" "orders" {
  family             = "orders"
  execution_role_arn = aws_iam_role.execution.arn
  container_definitions = jsonencode([
    {
      name    = "orders"
      image   = "orders:1.0"
      secrets = [{ name = "DB_PASSWORD", valueFrom = "\${aws_secretsmanager_secret.orders.arn}:password::" }]
    }
  ])
}
`,
    },
  },
});
