import rule from '../../../src/rules/3-task-roles/role-wildcard-resource.js';
import { OPAQUE } from '../../support/neutral.js';
import { access, taskRole, trusting } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const PUBLISH = { Action: 's3:GetBucketTagging', Resource: '*' };

testRule(rule, {
  flags: {
    'an action that takes resources': taskRole([PUBLISH]),
    'every bucket': taskRole([{ ...PUBLISH, Resource: 'arn:aws:s3:::*' }]),
    'one among actions that take none': taskRole([
      { Action: ['cloudwatch:PutMetricData', 'sqs:GetQueueAttributes', 'ecr:GetAuthorizationToken'], Resource: ['*'] },
    ]),
    'actions that describe': taskRole([{ Action: ['ecs:DescribeTasks', 'ecs:ListTasks'], Resource: '*' }]),
    'a pattern of reading': taskRole([{ Action: 's3:GetBucket*', Resource: '*' }]),
  },
  passes: {
    'a named resource': taskRole([{ ...PUBLISH, Resource: 'arn:aws:s3:::shop' }]),
    'all resources with a prefix': taskRole([{ ...PUBLISH, Resource: 'arn:aws:s3:::shop-*' }]),
    'what AWS allows an execution role': taskRole([
      {
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:BatchGetImage',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        Resource: '*',
      },
    ]),
    'what ECS Exec, traces and metrics need': taskRole([
      {
        Action: [
          'ssmmessages:*',
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'cloudwatch:PutMetricData',
          'logs:DescribeLogGroups',
        ],
        Resource: '*',
      },
    ]),
    'patterns that describe': taskRole([{ Action: ['ec2:Describe*', 'ecs:List*'], Resource: '*' }]),
    'bound to an account': taskRole([
      { ...PUBLISH, Condition: { StringEquals: { 'aws:ResourceAccount': '123456789012' } } },
    ]),
    'what other rules judge': taskRole([{ Action: ['iam:PassRole', 'sts:AssumeRole', 'ecs:RunTask'], Resource: '*' }]),
    'reading, which a sharper rule judges': taskRole([{ Action: 's3:GetObject', Resource: '*' }]),
    'a role of another service': taskRole([PUBLISH], { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
    denied: taskRole([{ ...PUBLISH, Effect: 'Deny' }]),
    'denied in another policy': [
      ...taskRole([PUBLISH]),
      access('guard', [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }]),
    ],
  },
  silent: {
    'what execution and task roles have in Terraform': {
      path: 'iam.tf',
      text: `data "aws_caller_identity" "current" {}

variable "region" {}

resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "app" {
  name = "/ecs/app"
}

data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["\${aws_cloudwatch_log_group.app.arn}:*"]
  }
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:aws:secretsmanager:\${var.region}:\${data.aws_caller_identity.current.account_id}:secret:app/*"]
  }
  statement {
    actions   = ["xray:Put*", "ssmmessages:*", "cloudwatch:PutMetricData"]
    resources = ["*"]
  }
  statement {
    actions   = ["kms:GenerateDataKey"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "kms:RequestAlias"
      values   = ["alias/app"]
    }
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}
`,
    },
  },
  undecided: {
    'a resource that is not known': taskRole([{ ...PUBLISH, Resource: OPAQUE }]),
    'actions that are not known': taskRole([{ ...PUBLISH, Action: OPAQUE }]),
    'a service outside the catalogue': taskRole([{ Action: 'bedrock:InvokeModel', Resource: '*' }]),
    'a role that is not known': taskRole([PUBLISH], { assumeRolePolicyDocument: OPAQUE }),
  },
});
