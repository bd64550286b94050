import rule from '../../../src/rules/4-logs/ecs-exec-enabled.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (enableExecuteCommand?: Value): Neutral => [
  task([container()]),
  resource('service', 'web', {
    taskDefinition: ref('app', 'arn'),
    launchType: 'FARGATE',
    ...(enableExecuteCommand === undefined ? {} : { enableExecuteCommand }),
  }),
];

testRule(rule, {
  flags: { on: service(true) },
  passes: { absent: service(), off: service(false) },
  undecided: { 'not known': service(OPAQUE) },
});
