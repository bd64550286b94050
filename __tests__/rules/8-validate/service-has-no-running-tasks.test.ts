import rule from '../../../src/rules/8-validate/service-has-no-running-tasks.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  task([container()]),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), ...attributes }),
];

testRule(rule, {
  flags: { 'no tasks': service({ desiredCount: 0 }) },
  passes: {
    absent: service(),
    'one task': service({ desiredCount: 1 }),
    'a task on every instance': service({ desiredCount: 0, schedulingStrategy: 'DAEMON' }),
  },
  undecided: { 'not known': service({ desiredCount: OPAQUE }) },
});
