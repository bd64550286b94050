import rule from '../../../src/rules/6-access-control/ecs-api-wildcard-resource.js';
import { container, OPAQUE, ref, resource, task } from '../../support/neutral.js';
import { taskRole } from '../../support/role-scenes.js';
import { deployerMay } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const UPDATE = { Action: 'ecs:UpdateService', Resource: '*' };
const CLUSTER = 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod';

testRule(rule, {
  flags: {
    'updating every service': deployerMay(UPDATE),
    'several actions': deployerMay({ Action: ['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks'], Resource: ['*'] }),
    'a wildcard of actions': deployerMay({ Action: 'ecs:*Service', Resource: '*' }),
    'every resource of ECS': deployerMay({ ...UPDATE, Resource: 'arn:aws:ecs:*:*:*' }),
    'a task that starts tasks': taskRole([{ Action: ['ecs:RunTask'], Resource: '*' }]),
    'on certain days': deployerMay({
      ...UPDATE,
      Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
    }),
    'updating every service, with the one service in reach': [
      ...deployerMay({ ...UPDATE, Action: ['ecs:UpdateService', 'ecs:DescribeServices'] }),
      task([container()]),
      resource('service', 'web', {
        serviceName: 'web',
        taskDefinition: ref('app', 'arn'),
        desiredCount: 2,
        launchType: 'FARGATE',
        propagateTags: 'SERVICE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      }),
    ],
  },
  passes: {
    'the services of one cluster': deployerMay({ ...UPDATE, Resource: 'arn:aws:ecs:*:*:service/prod/*' }),
    reading: deployerMay({ Action: ['ecs:Describe*', 'ecs:List*'], Resource: '*' }),
    'what takes no resource, and what is documented so': deployerMay({
      Action: ['ecs:DeregisterTaskDefinition', 'ecs:RegisterTaskDefinition', 'ecs:DescribeTaskDefinition'],
      Resource: '*',
    }),
    'what container instances do': deployerMay({
      Action: ['ecs:Poll', 'ecs:Submit*', 'ecs:RegisterContainerInstance', 'ecs:StartTelemetrySession'],
      Resource: '*',
    }),
    'tasks that protect themselves': taskRole([{ Action: 'ecs:UpdateTaskProtection', Resource: '*' }]),
    'a cluster in the condition': deployerMay({ ...UPDATE, Condition: { ArnEquals: { 'ecs:cluster': CLUSTER } } }),
    'a tag in the condition': deployerMay({
      ...UPDATE,
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'shop' } },
    }),
    'another action of ECS in the condition': deployerMay({
      ...UPDATE,
      Condition: { StringEquals: { 'ecs:task-cpu': '256' } },
    }),
    'every action, which a sharper rule judges': deployerMay({ ...UPDATE, Action: 'ecs:*' }),
    'denied in the same document': deployerMay(UPDATE, { ...UPDATE, Effect: 'Deny' }),
  },
  undecided: {
    'a resource that is not known': deployerMay({ ...UPDATE, Resource: OPAQUE }),
    'actions that are not known': deployerMay({ ...UPDATE, Action: OPAQUE }),
    'conditions that are not known': deployerMay({ ...UPDATE, Condition: OPAQUE }),
  },
  fixes: {
    'a pipeline of two services': {
      path: 'deploy.tf',
      before: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"
  propagate_tags  = "SERVICE"
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  task_definition = "worker:1"
  propagate_tags  = "SERVICE"
}

resource "aws_iam_role_policy" "deploy" {
  role = "deploy"
  policy = jsonencode({
    Statement = [
      # the release job
      { Effect = "Allow", Action = ["ecs:UpdateService", "ecs:DescribeServices"], Resource = "*" },
    ]
  })
}
`,
      after: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"
  propagate_tags  = "SERVICE"
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  task_definition = "worker:1"
  propagate_tags  = "SERVICE"
}

resource "aws_iam_role_policy" "deploy" {
  role = "deploy"
  policy = jsonencode({
    Statement = [
      # the release job
      { Effect = "Allow", Action = ["ecs:UpdateService", "ecs:DescribeServices"], Resource = [aws_ecs_service.web.id, aws_ecs_service.worker.id] },
    ]
  })
}
`,
    },
  },
});
