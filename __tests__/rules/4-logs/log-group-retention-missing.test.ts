import rule from '../../../src/rules/4-logs/log-group-retention-missing.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const logs = (group: Value): Value =>
  container({
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': group, 'awslogs-region': 'eu-west-1' } },
  });
const group = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  task([logs(ref('app_logs', 'name'))]),
  resource('logGroup', 'app_logs', { logGroupName: '/ecs/app', ...attributes }),
];

testRule(rule, {
  flags: {
    absent: group(),
    'a group named by its name': [
      task([logs('/ecs/app')]),
      resource('logGroup', 'app_logs', { logGroupName: '/ecs/app' }),
    ],
  },
  passes: {
    'a year': group({ retentionInDays: 365 }),
    'a group of something else': [
      task([logs('/ecs/app')]),
      resource('logGroup', 'other', { logGroupName: '/aws/lambda/other' }),
    ],
  },
  undecided: { 'not known': group({ retentionInDays: OPAQUE }) },
});
