import rule from '../../../src/rules/1-security-groups/scheduled-task-assigns-public-ip.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const schedule = (awsvpcConfiguration: Readonly<Record<string, Value>>): Neutral => [
  resource('scheduledTask', 'nightly', {
    ecsParameters: {
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/report:7',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], ...awsvpcConfiguration } },
    },
  }),
];

const rule1 = (value: string): string =>
  `Resources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n        - Id: report\n          EcsParameters:\n            NetworkConfiguration:\n              AwsVpcConfiguration:\n                AssignPublicIp: ${value}\n`;
const pipe = (value: string): string =>
  `Resources:\n  Orders:\n    Type: AWS::Pipes::Pipe\n    Properties:\n      TargetParameters:\n        EcsTaskParameters:\n          NetworkConfiguration:\n            AwsvpcConfiguration:\n              AssignPublicIp: ${value}\n`;
const scheduler = (value: string): string =>
  `resource "aws_scheduler_schedule" "nightly" {\n  target {\n    ecs_parameters {\n      network_configuration {\n        subnets          = ["subnet-1"]\n        assign_public_ip = ${value}\n      }\n    }\n  }\n}\n`;
const terraformPipe = (value: string): string =>
  `resource "aws_pipes_pipe" "orders" {\n  target_parameters {\n    ecs_task_parameters {\n      network_configuration {\n        aws_vpc_configuration {\n          assign_public_ip = ${value}\n        }\n      }\n    }\n  }\n}\n`;

testRule(rule, {
  flags: { enabled: schedule({ assignPublicIp: 'ENABLED' }) },
  passes: {
    disabled: schedule({ assignPublicIp: 'DISABLED' }),
    'absent: ECS assigns none': schedule({}),
    'a target that is no task': [resource('scheduledTask', 'nightly', {})],
  },
  undecided: { 'not known': schedule({ assignPublicIp: OPAQUE }) },
  fixes: {
    'a rule of EventBridge': { path: 'template.yaml', before: rule1('ENABLED'), after: rule1('DISABLED') },
    'a pipe': { path: 'template.yaml', before: pipe('ENABLED'), after: pipe('DISABLED') },
    'a schedule in Terraform': { path: 'main.tf', before: scheduler('true'), after: scheduler('false') },
    'a pipe in Terraform': {
      path: 'main.tf',
      before: terraformPipe('"ENABLED"'),
      after: terraformPipe('"DISABLED"'),
    },
  },
});
