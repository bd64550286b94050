import rule from '../../../src/rules/6-access-control/ecs-cluster-condition-missing.js';
import { container, OPAQUE, ref, resource, task, type Value } from '../../support/neutral.js';
import { deployerMay } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const arn = (name: string): string => `arn:aws:ecs:eu-west-1:123456789012:${name}`;
const RUN = { Action: 'ecs:RunTask', Resource: arn('task-definition/app:*') };
const when = (operator: string, value: Value): Readonly<Record<string, Value>> => ({
  ...RUN,
  Condition: { [operator]: { 'ecs:cluster': value } },
});
const CLUSTER = resource('cluster', 'prod', {
  clusterName: 'prod',
  settings: [{ name: 'containerInsights', value: 'enabled' }],
});

testRule(rule, {
  flags: {
    'a task definition': deployerMay(RUN),
    'a task definition, with the one cluster in reach': [...deployerMay(RUN), CLUSTER],
    'a task definition by reference': [
      ...deployerMay({ Action: ['ecs:RunTask', 'ecs:DescribeTasks'], Resource: ref('app', 'arn') }),
      task([container()]),
      CLUSTER,
    ],
    'tasks of any cluster': deployerMay({ Action: 'ecs:StopTask', Resource: arn('task/*') }),
    'a wildcard in the place of the cluster': deployerMay({
      Action: 'ecs:UpdateService',
      Resource: arn('service/*/web'),
    }),
    'listing tasks': deployerMay({ Action: 'ecs:ListTasks', Resource: '*' }),
    'a wildcard action': deployerMay({ Action: 'ecs:Run*', Resource: arn('task-definition/app') }),
    'a condition on time alone': [
      ...deployerMay({ ...RUN, Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } }),
      CLUSTER,
    ],
  },
  passes: {
    'the cluster in the condition': deployerMay(when('ArnEquals', arn('cluster/prod'))),
    'the cluster of the same code in the condition': [...deployerMay(when('ArnEquals', ref('prod', 'arn'))), CLUSTER],
    'clusters like these in the condition': deployerMay(when('StringLike', arn('cluster/prod-*'))),
    'a tag in the condition': deployerMay({
      ...RUN,
      Condition: { StringEquals: { 'ecs:ResourceTag/app': 'orders' } },
    }),
    'the cluster in the ARN': deployerMay({
      Action: ['ecs:UpdateService', 'ecs:StopTask'],
      Resource: [arn('service/prod/*'), arn('task/prod/*')],
    }),
    'a task definition beside services, which is not what is updated': deployerMay({
      Action: ['ecs:UpdateService', 'ecs:DescribeTaskDefinition'],
      Resource: [arn('service/prod/web'), arn('task-definition/app:*')],
    }),
    'an action that needs no cluster': deployerMay({ Action: 'ecs:RegisterTaskDefinition', Resource: '*' }),
    denied: deployerMay({ ...RUN, Effect: 'Deny' }),
  },
  undecided: {
    'a resource that is not known': deployerMay({ ...RUN, Resource: OPAQUE }),
    'a condition that is not known': deployerMay({ ...RUN, Condition: { ArnEquals: OPAQUE } }),
    'a cluster that is not known': deployerMay(when('ArnEquals', OPAQUE)),
  },
  fixes: {
    'CloudFormation with one cluster': {
      path: 'template.yaml',
      before: `Resources:
  Prod:
    Type: AWS::ECS::Cluster
  Deploy:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: deployer
      PolicyName: deploy
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: ecs:RunTask
            Resource: !Sub arn:aws:ecs:\${AWS::Region}:\${AWS::AccountId}:task-definition/app:*
`,
      after: `Resources:
  Prod:
    Type: AWS::ECS::Cluster
  Deploy:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: deployer
      PolicyName: deploy
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: ecs:RunTask
            Resource: !Sub arn:aws:ecs:\${AWS::Region}:\${AWS::AccountId}:task-definition/app:*
            Condition:
              ArnEquals:
                ecs:cluster: !GetAtt Prod.Arn
`,
    },
    'Terraform with one cluster': {
      path: 'main.tf',
      before: `resource "aws_ecs_cluster" "prod" {
  name = "prod"
}

data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["ecs:RunTask"]
    resources = ["arn:aws:ecs:eu-west-1:123456789012:task-definition/app:*"]
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deploy.json
}
`,
      after: `resource "aws_ecs_cluster" "prod" {
  name = "prod"
}

data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["ecs:RunTask"]
    resources = ["arn:aws:ecs:eu-west-1:123456789012:task-definition/app:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [aws_ecs_cluster.prod.arn]
    }
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deploy.json
}
`,
    },
  },
});
