import rule from '../../../src/rules/3-task-roles/trust-policy-wildcard-principal.js';
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
const OWN = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

testRule(rule, {
  flags: {
    everybody: trusting({ Principal: '*' }),
    'every principal of AWS': trusting({ Principal: { AWS: '*' } }),
    'one of several': trusting({ Principal: { Service: 'ecs-tasks.amazonaws.com', AWS: ['*'] } }),
    'a condition on a second factor alone': trusting({
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
  },
  passes: {
    'the service of tasks': trusting({ Principal: { Service: 'ecs-tasks.amazonaws.com' } }),
    'an account': trusting({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
    'bound to the organisation': trusting({ Principal: { AWS: '*' }, Condition: { StringEquals: OWN } }),
    denied: trusting({ Effect: 'Deny', Principal: '*' }),
  },
  undecided: {
    'a principal that is not known': trusting({ Principal: { AWS: OPAQUE } }),
    'a condition that is not known': trusting({ Principal: '*', Condition: { StringEquals: OPAQUE } }),
  },
});
