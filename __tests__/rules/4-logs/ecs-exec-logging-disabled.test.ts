import rule from '../../../src/rules/4-logs/ecs-exec-logging-disabled.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const cluster = (logging?: Value): Neutral => [
  resource('cluster', 'shop', {
    clusterName: 'shop',
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    ...(logging === undefined ? {} : { configuration: { executeCommandConfiguration: { kmsKeyId: KEY, logging } } }),
  }),
];

testRule(rule, {
  flags: { none: cluster('NONE') },
  passes: { absent: cluster(), 'as the task does': cluster('DEFAULT'), 'a group of its own': cluster('OVERRIDE') },
  undecided: { 'not known': cluster(OPAQUE) },
  fixes: {
    'a cluster of Terraform': {
      path: 'main.tf',
      before:
        'resource "aws_ecs_cluster" "shop" {\n  name = "shop"\n\n  configuration {\n    execute_command_configuration {\n      logging = "NONE" # quiet\n    }\n  }\n}\n',
      after:
        'resource "aws_ecs_cluster" "shop" {\n  name = "shop"\n\n  configuration {\n    execute_command_configuration {\n      logging = "DEFAULT" # quiet\n    }\n  }\n}\n',
    },
  },
});
