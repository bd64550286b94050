import rule from '../../../src/rules/3-task-roles/trust-policy-no-confused-deputy-guard.js';
import { container, OPAQUE, ref, task, type Neutral, type Value } from '../../support/neutral.js';
import { roleTrusting } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const TASKS = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };
const trusting = (...statements: readonly Readonly<Record<string, Value>>[]): Neutral => [
  task([container()], { taskRoleArn: ref('app_task', 'arn') }),
  ...roleTrusting(...statements),
];
const when = (Condition: Value): Neutral => trusting({ ...TASKS, Condition });

const APP = `data "aws_caller_identity" "current" {}

resource "aws_ecs_task_definition" "app" {
  task_role_arn = aws_iam_role.task.arn
}
`;

testRule(rule, {
  flags: {
    'a task role': trusting(TASKS),
    'a role that the task definition does not use yet': [
      task([container()], { taskRoleArn: undefined }),
      ...roleTrusting(TASKS),
    ],
    'the service among others': trusting({ Principal: { Service: ['ecs-tasks.amazonaws.com', 'ec2.amazonaws.com'] } }),
    'a condition on something else': when({ Bool: { 'aws:SecureTransport': 'true' } }),
    'a condition that holds without a source': when({ StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } }),
    'any source': when({ ArnLike: { 'aws:SourceArn': '*' } }),
  },
  passes: {
    'the account': when({ StringEquals: { 'aws:SourceAccount': '123456789012' } }),
    'resources of ECS': when({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:123456789012:*' } }),
    'an account that is not known': when({ StringEquals: { 'aws:SourceAccount': OPAQUE } }),
    'another service': trusting({ Principal: { Service: 'ec2.amazonaws.com' } }),
    'an execution role': [
      task([container()], { taskRoleArn: undefined, executionRoleArn: ref('app_task', 'arn') }),
      ...roleTrusting(TASKS),
    ],
    'a denial for other accounts beside it': trusting(TASKS, {
      ...TASKS,
      Effect: 'Deny',
      Condition: { StringNotEquals: { 'aws:SourceAccount': '123456789012' } },
    }),
  },
  undecided: {
    'a service that is not known': trusting({ Principal: { Service: OPAQUE } }),
    'conditions that are not known': when({ StringEquals: OPAQUE }),
    'a role without task definitions in reach': roleTrusting(TASKS),
    'a role of which it is not known who uses it': [
      task([container()], { taskRoleArn: undefined, executionRoleArn: OPAQUE }),
      ...roleTrusting(TASKS),
    ],
  },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before: template(''),
      after: template(`
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId`),
    },
    Terraform: {
      path: 'main.tf',
      before: terraform(''),
      after: terraform(`

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }`),
    },
    'JSON in Terraform': {
      path: 'main.tf',
      before: encoded(''),
      after: encoded(`
      Condition = {
        StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
      }`),
    },
  },
});

function template(condition: string): string {
  return `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt Task.Arn
  Task:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal: { Service: ecs-tasks.amazonaws.com }${condition}
`;
}

function terraform(condition: string): string {
  return `${APP}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }${condition}
  }
}

resource "aws_iam_role" "task" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
}

function encoded(condition: string): string {
  return `${APP}
resource "aws_iam_role" "task" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }${condition}
    }]
  })
}
`;
}
