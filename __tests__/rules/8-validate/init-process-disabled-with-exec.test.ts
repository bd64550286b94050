import rule from '../../../src/rules/8-validate/init-process-disabled-with-exec.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (linuxParameters?: Value, enableExecuteCommand: Value = true): Neutral => [
  task([container({ linuxParameters })]),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'FARGATE', enableExecuteCommand }),
];

testRule(rule, {
  flags: { absent: service(), off: service({ initProcessEnabled: false }) },
  passes: { on: service({ initProcessEnabled: true }), 'no ECS Exec': service(undefined, false) },
  undecided: {
    'not known': service({ initProcessEnabled: OPAQUE }),
    'ECS Exec not known': service(undefined, OPAQUE),
  },
});
