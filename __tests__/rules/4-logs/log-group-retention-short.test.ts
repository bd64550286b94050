import rule from '../../../src/rules/4-logs/log-group-retention-short.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const group = (retentionInDays: Value, logGroupName = '/ecs/app'): Neutral => [
  task([container()]),
  resource('logGroup', 'app_logs', { logGroupName, retentionInDays }),
];

testRule(rule, {
  flags: { 'a month': group(30) },
  passes: { 'a year': group(365), 'for ever': group(0), 'a group of something else': group(30, '/aws/lambda/other') },
  undecided: { 'not known': group(OPAQUE) },
});
