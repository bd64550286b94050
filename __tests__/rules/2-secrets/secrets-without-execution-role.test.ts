import rule from '../../../src/rules/2-secrets/secrets-without-execution-role.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db';
const secrets = [{ name: 'DB_PASSWORD', valueFrom: SECRET }];

const definition = (own: Readonly<Record<string, Value>>, executionRoleArn?: Value): Neutral => [
  task([container(own)], { executionRoleArn }),
];
const role = (name: string): Neutral => [
  resource('role', name, {
    roleName: name,
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'],
  }),
  resource('policy', `${name}_secrets`, {
    policyName: 'secrets',
    roles: [ref(name, 'name')],
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET }],
    },
  }),
];

testRule(rule, {
  flags: {
    'a secret as a variable': definition({ secrets }),
    'a secret as a log option': definition({
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-url': 'https://splunk.example.com:8088' },
        secretOptions: [{ name: 'splunk-token', valueFrom: SECRET }],
      },
    }),
    'the credentials of a registry': definition({ repositoryCredentials: { credentialsParameter: SECRET } }),
    'one role that is made for it': [...definition({ secrets }), ...role('execution')],
  },
  passes: {
    'a role': definition({ secrets }, 'arn:aws:iam::123456789012:role/execution'),
    'no secrets': definition({}),
    'an empty list of secrets': definition({ secrets: [] }),
  },
  undecided: {
    'a role that is not known': definition({ secrets }, OPAQUE),
    'secrets that are not known': definition({ secrets: OPAQUE }),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: `resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}
resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = jsonencode([{
    name    = "app"
    secrets = [{ name = "DB_PASSWORD", valueFrom = "${SECRET}" }]
  }])
}
`,
      after: `resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}
resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = jsonencode([{
    name    = "app"
    secrets = [{ name = "DB_PASSWORD", valueFrom = "${SECRET}" }]
  }])
  execution_role_arn = aws_iam_role.execution.arn
}
`,
    },
  },
});
