import rule from '../../../src/rules/8-validate/no-essential-container.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const app = (essential?: boolean) => container({ essential });
const proxy = (essential?: boolean) => container({ name: 'proxy', essential });

testRule(rule, {
  flags: {
    'the only container': [task([app(false)])],
    'both containers': [task([app(false), proxy(false)])],
  },
  passes: {
    'absent: the default is essential': [task([app()])],
    'one of two': [task([app(true), proxy(false)])],
  },
  undecided: { 'not known': [task([container({ essential: OPAQUE })])] },
});
