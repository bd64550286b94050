import rule from '../../../src/rules/4-logs/awslogs-options-incomplete.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const GROUP = { 'awslogs-group': '/ecs/app' };
const REGION = { 'awslogs-region': 'eu-west-1' };
const PREFIX = { 'awslogs-stream-prefix': 'app' };
const logs = (options: Value): Value => container({ logConfiguration: { logDriver: 'awslogs', options } });
const app = (options: Value): Neutral => [task([logs(options)])];

testRule(rule, {
  flags: {
    'no options': [task([container({ logConfiguration: { logDriver: 'awslogs' } })])],
    'no group': app({ ...REGION, ...PREFIX }),
    'no region': app({ ...GROUP, ...PREFIX }),
    'an empty group': app({ 'awslogs-group': '', ...REGION, ...PREFIX }),
    'no region beside a container that has one': [
      task([
        container(),
        container({ name: 'proxy', logConfiguration: { logDriver: 'awslogs', options: { ...GROUP, ...PREFIX } } }),
      ]),
    ],
    'nothing beside a container that has both': [
      task([
        container(),
        container({ name: 'proxy', logConfiguration: { logDriver: 'awslogs', options: { ...PREFIX } } }),
      ]),
    ],
  },
  passes: {
    both: app({ ...GROUP, ...REGION, ...PREFIX }),
    'a group by reference': [
      task([logs({ 'awslogs-group': ref('app_logs', 'name'), ...REGION, ...PREFIX })]),
      resource('logGroup', 'app_logs', { logGroupName: '/ecs/app', retentionInDays: 365 }),
    ],
    'another driver': [task([container({ logConfiguration: { logDriver: 'awsfirelens' } })])],
  },
  undecided: {
    'options that are not known': app(OPAQUE),
    'a region that is not known': app({ ...GROUP, 'awslogs-region': OPAQUE, ...PREFIX }),
  },
});
