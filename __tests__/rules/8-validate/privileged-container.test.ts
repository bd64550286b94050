import rule from '../../../src/rules/8-validate/privileged-container.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    'on EC2': [task([container({ privileged: true })], { requiresCompatibilities: ['EC2'] })],
    'on Fargate, where registration is refused': [task([container({ privileged: true })])],
  },
  passes: {
    absent: [task([container()])],
    off: [task([container({ privileged: false })])],
    // A well-known scanner has checked this key for years; ECS does not know it.
    'the key privilege, which is none of ECS': [task([container({ privilege: true })])],
  },
  undecided: { 'not known': [task([container({ privileged: OPAQUE })])] },
});
