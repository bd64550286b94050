import rule from '../../../src/rules/3-task-roles/trust-policy-not-action-or-not-principal.js';
import { OPAQUE } from '../../support/neutral.js';
import { roleTrusting } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const TASKS = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };

testRule(rule, {
  flags: {
    'all but an action': roleTrusting({ ...TASKS, Action: [], NotAction: 'sts:TagSession' }),
    'all but a principal': roleTrusting({ NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } }),
    'every action': roleTrusting({ ...TASKS, Action: '*' }),
    'every action of a service': roleTrusting({ ...TASKS, Action: ['sts:AssumeRole', 'sts:*'] }),
  },
  passes: {
    'assuming alone': roleTrusting(TASKS),
    'assuming and tagging': roleTrusting({ ...TASKS, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
    'a denial of all but a principal': roleTrusting({
      Effect: 'Deny',
      NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' },
    }),
  },
  undecided: { 'an action that is not known': roleTrusting({ ...TASKS, Action: OPAQUE }) },
});
