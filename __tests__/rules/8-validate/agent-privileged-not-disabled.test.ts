import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/8-validate/agent-privileged-not-disabled.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const host = (userData: Value): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  }),
];

testRule(rule, {
  flags: {
    absent: host('echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config'),
    off: host('printf ECS_CLUSTER=prod,ECS_DISABLE_PRIVILEGED=false > /etc/ecs/ecs.config'),
  },
  passes: {
    on: host(`${JOINS_CLUSTER} && echo ECS_DISABLE_PRIVILEGED=true >> /etc/ecs/ecs.config`),
    'instances that join no cluster': host('yum install -y nginx'),
    Bottlerocket: host('[settings.ecs]'),
    'no user data': [resource('instanceTemplate', 'hosts', { metadataOptions: { httpTokens: 'required' } })],
  },
  undecided: { 'not known': host(OPAQUE) },
});

test.each([
  ['the name of a cluster of the same code', 'aws_ecs_cluster.main.name', 1],
  ['a value that stands for the name of a cluster', 'var.settings', 1],
  ['a value that could say anything', 'var.settings}${var.settings', 0],
])('%s in the user data', (_title, expression, count) => {
  const text =
    'variable "settings" {}\nresource "aws_ecs_cluster" "main" {\n  name = "main"\n}\n' +
    `resource "aws_launch_configuration" "hosts" {\n  user_data = "echo ECS_CLUSTER=\${${expression}} >> /etc/ecs/ecs.config"\n}\n`;
  const { findings } = read({ 'main.tf': text }, [rule]);
  expect(findings).toHaveLength(count);
});
