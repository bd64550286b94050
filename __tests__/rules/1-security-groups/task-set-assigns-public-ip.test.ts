import rule from '../../../src/rules/1-security-groups/task-set-assigns-public-ip.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const taskSet = (awsvpcConfiguration: Readonly<Record<string, Value>>): Neutral => [
  resource('taskSet', 'blue', {
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], ...awsvpcConfiguration } },
  }),
];

testRule(rule, {
  flags: { enabled: taskSet({ assignPublicIp: 'ENABLED' }) },
  passes: {
    disabled: taskSet({ assignPublicIp: 'DISABLED' }),
    'absent: ECS assigns none': taskSet({}),
    'no network configuration': [resource('taskSet', 'blue', { launchType: 'EC2' })],
  },
  undecided: { 'not known': taskSet({ assignPublicIp: OPAQUE }) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_set" "blue" {\n  network_configuration {\n    subnets          = ["subnet-1"]\n    assign_public_ip = true # for now\n  }\n}\n',
      after:
        'resource "aws_ecs_task_set" "blue" {\n  network_configuration {\n    subnets          = ["subnet-1"]\n    assign_public_ip = false # for now\n  }\n}\n',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Blue:\n    Type: AWS::ECS::TaskSet\n    Properties:\n      NetworkConfiguration:\n        AwsVpcConfiguration:\n          AssignPublicIp: ENABLED # for now\n',
      after:
        'Resources:\n  Blue:\n    Type: AWS::ECS::TaskSet\n    Properties:\n      NetworkConfiguration:\n        AwsVpcConfiguration:\n          AssignPublicIp: DISABLED # for now\n',
    },
  },
});
