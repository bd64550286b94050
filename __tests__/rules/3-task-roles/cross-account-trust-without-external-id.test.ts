import rule from '../../../src/rules/3-task-roles/cross-account-trust-without-external-id.js';
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
const ROOT = { Principal: { AWS: 'arn:aws:iam::123456789012:root' } };

testRule(rule, {
  flags: {
    'the root of an account': trusting(ROOT),
    'the id of an account': trusting({ Principal: { AWS: '123456789012' } }),
  },
  passes: {
    'an external id': trusting({ ...ROOT, Condition: { StringEquals: { 'sts:ExternalId': 'a1b2' } } }),
    'a second factor': trusting({ ...ROOT, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    'an organisation': trusting({ ...ROOT, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
    'a named role': trusting({ Principal: { AWS: 'arn:aws:iam::123456789012:role/deploy' } }),
    'a service': trusting({ Principal: { Service: 'ecs-tasks.amazonaws.com' } }),
    denied: trusting({ ...ROOT, Effect: 'Deny' }),
  },
  undecided: {
    'an account that is not known': trusting({ Principal: { AWS: OPAQUE } }),
    'a condition that is not known': trusting({ ...ROOT, Condition: { StringEquals: OPAQUE } }),
  },
});
