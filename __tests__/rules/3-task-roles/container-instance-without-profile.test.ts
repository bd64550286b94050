import rule from '../../../src/rules/3-task-roles/container-instance-without-profile.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const template = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('instanceTemplate', 'nodes', { userData: JOINS_CLUSTER, ...attributes }),
];

testRule(rule, {
  flags: { 'no profile': template({}) },
  passes: {
    'a profile by its ARN': template({
      iamInstanceProfile: { arn: 'arn:aws:iam::123456789012:instance-profile/nodes' },
    }),
    'a profile by its name': template({ iamInstanceProfile: { name: 'nodes' } }),
    'a profile of the same code': [
      ...template({ iamInstanceProfile: { arn: ref('nodes_profile', 'arn') } }),
      resource('instanceProfile', 'nodes_profile', { roles: ['nodes'] }),
    ],
    'a profile that is not known': template({ iamInstanceProfile: { name: OPAQUE } }),
    'an instance that joins no cluster': template({ userData: 'yum update' }),
  },
  undecided: { 'user data that is not known': template({ userData: OPAQUE }) },
  silent: {
    'an instance with a profile': {
      path: 'main.tf',
      text: `resource "aws_instance" "node" {
  ami                  = "ami-1"
  iam_instance_profile = "nodes"
  user_data            = "echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config"
}
`,
    },
    'an instance from a launch template': {
      path: 'template.yaml',
      text: `Resources:
  Node:
    Type: AWS::EC2::Instance
    Properties:
      LaunchTemplate: { LaunchTemplateId: lt-1, Version: '1' }
      UserData: echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config
`,
    },
    'a launch configuration with a profile': {
      path: 'template.yaml',
      text: `Resources:
  Nodes:
    Type: AWS::AutoScaling::LaunchConfiguration
    Properties:
      IamInstanceProfile: nodes
      UserData: echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config
`,
    },
  },
});
