import rule from '../../../src/rules/4-logs/log-configuration-missing.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    absent: [task([container({ logConfiguration: undefined })])],
    'absent in the second container': [
      task([container(), container({ name: 'sidecar', logConfiguration: undefined })]),
    ],
  },
  passes: {
    awslogs: [task([container()])],
    FireLens: [task([container({ logConfiguration: { logDriver: 'awsfirelens' } })])],
  },
  undecided: { 'not known': [task([container({ logConfiguration: OPAQUE })])] },
});
