import rule from '../../../src/rules/3-task-roles/trust-policy-account-root.js';
import { OPAQUE } from '../../support/neutral.js';
import { roleTrusting } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const TASKS = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };
const ROOT = { AWS: 'arn:aws:iam::123456789012:root' };

testRule(rule, {
  flags: {
    'the root of an account beside tasks': roleTrusting({ Principal: { ...ROOT, Service: 'ecs-tasks.amazonaws.com' } }),
    'the id of an account in another statement': roleTrusting(TASKS, {
      Sid: 'Debug',
      Principal: { AWS: ['123456789012'] },
    }),
  },
  passes: {
    'tasks alone': roleTrusting(TASKS),
    'a named role': roleTrusting(TASKS, { Principal: { AWS: 'arn:aws:iam::123456789012:role/debug' } }),
    'an account for a role that no task uses': roleTrusting({ Principal: ROOT }),
    'bound to a principal': roleTrusting(TASKS, {
      Principal: ROOT,
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/debug' } },
    }),
  },
  undecided: { 'an account that is not known': roleTrusting(TASKS, { Principal: { AWS: OPAQUE } }) },
});
