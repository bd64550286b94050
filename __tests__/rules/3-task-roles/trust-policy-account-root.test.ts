import rule from '../../../src/rules/3-task-roles/trust-policy-account-root.js';
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
const ROOT = { AWS: 'arn:aws:iam::123456789012:root' };

testRule(rule, {
  flags: {
    'the root of an account beside tasks': trusting({ Principal: { ...ROOT, Service: 'ecs-tasks.amazonaws.com' } }),
    'the id of an account in another statement': trusting(TASKS, {
      Sid: 'Debug',
      Principal: { AWS: ['123456789012'] },
    }),
  },
  passes: {
    'tasks alone': trusting(TASKS),
    'a named role': trusting(TASKS, { Principal: { AWS: 'arn:aws:iam::123456789012:role/debug' } }),
    'an account for a role that no task uses': trusting({ Principal: ROOT }),
    'bound to a principal': trusting(TASKS, {
      Principal: ROOT,
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/debug' } },
    }),
  },
  undecided: { 'an account that is not known': trusting(TASKS, { Principal: { AWS: OPAQUE } }) },
});
