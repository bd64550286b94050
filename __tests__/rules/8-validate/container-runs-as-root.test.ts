import rule from '../../../src/rules/8-validate/container-runs-as-root.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const user = (value: Value | undefined): Neutral => [task([container({ user: value })])];

testRule(rule, {
  flags: {
    absent: user(undefined),
    root: user('root'),
    'zero with a group': user('0:0'),
    zeros: user('00'),
    'the second of two': [task([container(), container({ name: 'worker', user: undefined })])],
  },
  passes: {
    'a number': user('1000:1000'),
    'a name': user('app'),
    ten: user('10'),
    windows: [
      task([container({ user: undefined, readonlyRootFilesystem: undefined })], {
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      }),
    ],
    'the FireLens router': [
      task([container(), container({ name: 'router', user: undefined, firelensConfiguration: { type: 'fluentbit' } })]),
    ],
  },
  undecided: {
    'not known': user(OPAQUE),
    'an operating system that is not known': [
      task([container({ user: undefined })], { runtimePlatform: { operatingSystemFamily: OPAQUE } }),
    ],
  },
});
