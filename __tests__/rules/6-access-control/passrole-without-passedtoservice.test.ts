import rule from '../../../src/rules/6-access-control/passrole-without-passedtoservice.js';
import { container, OPAQUE, ref, resource, task } from '../../support/neutral.js';
import { deployerMay } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const NAMED = { Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/app-task' };
const RUN = { Action: 'ecs:RunTask', Resource: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/app:*' };
const BOUND = { Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod' } } };
const TASKS = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } };
const APP = [
  task([container()], { taskRoleArn: ref('app_task', 'arn') }),
  resource('role', 'app_task', { roleName: 'app-task' }),
];

testRule(rule, {
  flags: {
    'every role': deployerMay({ Action: 'iam:PassRole', Resource: '*' }),
    'a wildcard action': deployerMay({ Action: 'iam:Pass*', Resource: 'arn:aws:iam::123456789012:role/*' }),
    'a role of a task definition': [
      ...deployerMay({ Action: 'iam:PassRole', Resource: ref('app_task', 'arn') }),
      ...APP,
    ],
    'a named role, beside permission to run tasks': deployerMay({ ...RUN, ...BOUND }, NAMED),
    'beside a condition on something else': deployerMay(
      { ...RUN, ...BOUND },
      { ...NAMED, Condition: { StringEquals: { 'iam:ResourceTag/app': 'orders' } } },
    ),
    'another key under the same operator and a condition of its own': deployerMay(
      { ...RUN, ...BOUND },
      { ...NAMED, Condition: { StringLike: { 'iam:ResourceTag/app': 'orders-*' } } },
    ),
    'together with other actions': deployerMay({
      Action: ['ecs:RegisterTaskDefinition', 'iam:PassRole'],
      Resource: '*',
    }),
  },
  passes: {
    'bound to tasks': deployerMay({ ...RUN, ...BOUND }, { ...NAMED, ...TASKS }),
    'bound to tasks by a pattern': deployerMay({
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringLike: { 'iam:PassedToService': 'ecs*' } },
    }),
    'bound to another service': deployerMay({
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    }),
    'a named role that has to do with no task': deployerMay({
      ...NAMED,
      Resource: 'arn:aws:iam::123456789012:role/report',
    }),
    'a role that no task definition uses': [
      ...deployerMay({ Action: 'iam:PassRole', Resource: ref('job', 'arn') }),
      resource('role', 'job', { roleName: 'job' }),
    ],
    denied: deployerMay({ Action: 'iam:PassRole', Resource: '*', Effect: 'Deny' }),
    'denied beside it': deployerMay(
      { Action: 'iam:PassRole', Resource: '*' },
      { Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' },
    ),
    'another action': deployerMay({ Action: 'iam:GetRole', Resource: '*' }),
  },
  undecided: {
    'a resource that is not known': deployerMay({ Action: 'iam:PassRole', Resource: OPAQUE }),
    'a condition that is not known': deployerMay({ ...NAMED, Resource: '*', Condition: { StringEquals: OPAQUE } }),
  },
  fixes: {
    'CloudFormation without a condition': {
      path: 'template.yaml',
      before: `Resources:
  Deploy:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: deployer
      PolicyName: deploy
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: iam:PassRole
            Resource: '*'
`,
      after: `Resources:
  Deploy:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: deployer
      PolicyName: deploy
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: iam:PassRole
            Resource: '*'
            Condition:
              StringEquals:
                iam:PassedToService: ecs-tasks.amazonaws.com
`,
    },
    'a policy document of Terraform': {
      path: 'main.tf',
      before: `data "aws_iam_policy_document" "deploy" {
  statement {
    sid       = "PassRoles"
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deploy.json
}
`,
      after: `data "aws_iam_policy_document" "deploy" {
  statement {
    sid       = "PassRoles"
    actions   = ["iam:PassRole"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deploy.json
}
`,
    },
    'a policy document of Terraform that has a condition': {
      path: 'main.tf',
      before: `data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "iam:ResourceTag/app"
      values   = ["orders"]
    }
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deploy.json
}
`,
      after: `data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "iam:ResourceTag/app"
      values   = ["orders"]
    }

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deploy.json
}
`,
    },
    'JSON in a heredoc of Terraform, with a condition': {
      path: 'main.tf',
      before: `resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = <<EOF
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "*",
      "Condition": {
        "StringEquals": { "iam:ResourceTag/app": "orders" }
      }
    }
  ]
}
EOF
}
`,
      after: `resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = <<EOF
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "*",
      "Condition": {
        "StringEquals": { "iam:ResourceTag/app": "orders", "iam:PassedToService": "ecs-tasks.amazonaws.com" }
      }
    }
  ]
}
EOF
}
`,
    },
  },
});
