import rule from '../../../src/rules/1-security-groups/service-assigns-public-ip.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (awsvpcConfiguration: Readonly<Record<string, Value>>): Neutral => [
  resource('service', 'web', {
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], ...awsvpcConfiguration } },
  }),
];

testRule(rule, {
  flags: { enabled: service({ assignPublicIp: 'ENABLED' }) },
  passes: {
    disabled: service({ assignPublicIp: 'DISABLED' }),
    'absent: ECS assigns none': service({}),
    'no network configuration': [resource('service', 'web', { launchType: 'EC2' })],
  },
  undecided: { 'not known': service({ assignPublicIp: OPAQUE }) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_service" "web" {\n  network_configuration {\n    subnets          = var.subnets\n    assign_public_ip = true # for now\n  }\n}\nvariable "subnets" {}\n',
      after:
        'resource "aws_ecs_service" "web" {\n  network_configuration {\n    subnets          = var.subnets\n    assign_public_ip = false # for now\n  }\n}\nvariable "subnets" {}\n',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      NetworkConfiguration:\n        AwsvpcConfiguration:\n          AssignPublicIp: ENABLED # for now\n',
      after:
        'Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      NetworkConfiguration:\n        AwsvpcConfiguration:\n          AssignPublicIp: DISABLED # for now\n',
    },
  },
});
