import rule from '../../../src/rules/8-validate/container-instance-ssh-key.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const host = (keyName: Value, userData: Value = JOINS_CLUSTER): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    keyName,
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  }),
];

testRule(rule, {
  flags: { 'a key': host('ops') },
  passes: {
    absent: [resource('instanceTemplate', 'hosts', { userData: JOINS_CLUSTER })],
    'an empty name': host(''),
    'instances that join no cluster': host('ops', 'yum install -y nginx'),
  },
  undecided: { 'not known': host(OPAQUE), 'user data that is not known': host('ops', OPAQUE) },
  fixes: {
    'a key of the same code': {
      path: 'main.tf',
      before:
        'resource "aws_key_pair" "ops" {}\nresource "aws_launch_configuration" "hosts" {\n  user_data = "echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config"\n  key_name  = aws_key_pair.ops.key_name\n}\n',
      after:
        'resource "aws_key_pair" "ops" {}\nresource "aws_launch_configuration" "hosts" {\n  user_data = "echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config"\n}\n',
    },
  },
});
