import rule from '../../../src/rules/4-logs/awslogs-create-group.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const app = (create: Value, group: Value = '/ecs/app'): Neutral => [
  task([
    container({
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': group,
          'awslogs-create-group': create,
          'awslogs-region': 'eu-west-1',
          'awslogs-stream-prefix': 'app',
        },
      },
    }),
  ]),
];
const GROUP = resource('logGroup', 'app_logs', { logGroupName: '/ecs/app', retentionInDays: 365 });

testRule(rule, {
  flags: {
    'a group in no code': app('true'),
    'a group that is declared too': [...app('true'), GROUP],
    'a group by reference': [...app('true', ref('app_logs', 'name')), GROUP],
  },
  passes: { off: app('false'), absent: [task([container()])] },
  undecided: { 'not known': app(OPAQUE) },
});
