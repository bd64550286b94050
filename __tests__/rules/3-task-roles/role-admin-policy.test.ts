import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/3-task-roles/role-admin-policy.js';
import { container, OPAQUE, ref, resource, task } from '../../support/neutral.js';
import { access, taskRole, trusting } from '../../support/role-scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const ADMIN = { Action: '*', Resource: '*' };
const MANAGED = 'arn:aws:iam::aws:policy/AdministratorAccess';
const LAMBDA = { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') };
const NODE = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';

testRule(rule, {
  flags: {
    'every action on everything': taskRole([ADMIN]),
    'every action of every service among others': taskRole([
      { Action: ['s3:GetObject', '*:*'], Resource: ['arn:aws:s3:::app/*', '*'] },
    ]),
    'the policy of administrators': taskRole([], { managedPolicyArns: [MANAGED] }),
    'a role that a task definition executes with': [
      task([container()], { executionRoleArn: ref('app_role', 'arn') }),
      resource('role', 'app_role', { roleName: 'app', assumeRolePolicyDocument: trusting('ecs-tasks.amazonaws.com') }),
      access('access', [ADMIN]),
    ],
    'a role of container instances': taskRole([ADMIN], {
      assumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
      managedPolicyArns: [NODE],
    }),
    'a condition on the time alone': taskRole([
      { ...ADMIN, Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } } },
    ]),
    'a boundary that bounds nothing': taskRole([ADMIN], { permissionsBoundary: MANAGED }),
    'denied for one resource': taskRole([ADMIN, { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::audit/*' }]),
  },
  passes: {
    'every action on some resources': taskRole([{ Action: '*', Resource: 'arn:aws:s3:::app/*' }]),
    'one service': taskRole([{ Action: 's3:*', Resource: '*' }]),
    'the documented policy': taskRole([], {
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'],
    }),
    "a policy of one's own with the same name": taskRole([], {
      managedPolicyArns: ['arn:aws:iam::123456789012:policy/ReadOrders'],
    }),
    'a role of another service': taskRole([ADMIN], LAMBDA),
    'everything denied': taskRole([ADMIN, { ...ADMIN, Effect: 'Deny' }]),
    'everything denied in another policy': [...taskRole([ADMIN]), access('guard', [{ ...ADMIN, Effect: 'Deny' }])],
    'bound to tagged resources': taskRole([
      { ...ADMIN, Condition: { StringEquals: { 'aws:ResourceTag/app': 'shop' } } },
    ]),
  },
  undecided: {
    'actions that are not known': taskRole([{ Action: OPAQUE, Resource: '*' }]),
    'a policy that is not known': taskRole([], { managedPolicyArns: [OPAQUE] }),
    'a trust policy that is not known': taskRole([ADMIN], { assumeRolePolicyDocument: OPAQUE }),
    'a boundary out of reach': taskRole([ADMIN], { permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary' }),
  },
  fixes: {
    'an attachment': {
      path: 'iam.tf',
      before: `resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_ecs_cluster" "main" {
  name = "main"
}
`,
      after: `resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_ecs_cluster" "main" {
  name = "main"
}
`,
    },
    'one policy of several': {
      path: 'template.yaml',
      before: `Resources:
  TaskRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: "sts:AssumeRole" }
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/AdministratorAccess
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess
`,
      after: `Resources:
  TaskRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: "sts:AssumeRole" }
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess
`,
    },
  },
});

test('an attachment of several policies, or to several roles, is not removed', () => {
  const trust = `jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })`;
  const text = `
resource "aws_iam_role" "one" {
  name               = "one"
  assume_role_policy = ${trust}
}
resource "aws_iam_role" "two" {
  name               = "two"
  assume_role_policy = ${trust}
}
resource "aws_iam_role_policy_attachment" "one" {
  for_each   = toset(["AdministratorAccess", "AmazonS3ReadOnlyAccess"])
  role       = aws_iam_role.one.name
  policy_arn = "arn:aws:iam::aws:policy/\${each.value}"
}
resource "aws_iam_policy_attachment" "both" {
  name       = "both"
  roles      = [aws_iam_role.one.name, aws_iam_role.two.name]
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
`;
  const { findings } = read({ 'iam.tf': text }, [rule]);
  expect(findings.map(({ address, problem }) => ({ address, changes: problem.changes }))).toEqual([
    { address: 'aws_iam_role_policy_attachment.one["AdministratorAccess"]', changes: [] },
    { address: 'aws_iam_policy_attachment.both', changes: [] },
  ]);
});
