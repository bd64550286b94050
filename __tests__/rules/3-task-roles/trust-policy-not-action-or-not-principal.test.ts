import rule from '../../../src/rules/3-task-roles/trust-policy-not-action-or-not-principal.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trusting = (...statements: readonly Readonly<Record<string, Value>>[]): Neutral => [
  resource('role', 'app_task', {
    roleName: 'app-task',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement })),
    },
  }),
];
const TASKS = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };

testRule(rule, {
  flags: {
    'all but an action': trusting({ ...TASKS, Action: [], NotAction: 'sts:TagSession' }),
    'all but a principal': trusting({ NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } }),
    'every action': trusting({ ...TASKS, Action: '*' }),
    'every action of a service': trusting({ ...TASKS, Action: ['sts:AssumeRole', 'sts:*'] }),
  },
  passes: {
    'assuming alone': trusting(TASKS),
    'assuming and tagging': trusting({ ...TASKS, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
    'a denial of all but a principal': trusting({
      Effect: 'Deny',
      NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' },
    }),
  },
  undecided: { 'an action that is not known': trusting({ ...TASKS, Action: OPAQUE }) },
});
