import rule from '../../../src/rules/2-secrets/any-environment-variable.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const environment = (value: Value): Neutral => [task([container({ environment: value })])];

testRule(rule, {
  flags: {
    'a setting': environment([{ name: 'LOG_LEVEL', value: 'info' }]),
    'several settings': environment([
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'REGION', value: 'eu-west-1' },
    ]),
    'a setting that is not known': environment([{ name: 'LOG_LEVEL', value: OPAQUE }]),
  },
  passes: {
    'no environment': [task([container()])],
    'an empty one': environment([]),
    'a reference': [
      task([
        container({
          secrets: [{ name: 'LOG_LEVEL', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/app/log-level' }],
        }),
      ]),
    ],
  },
  undecided: { 'not known': environment(OPAQUE) },
});
