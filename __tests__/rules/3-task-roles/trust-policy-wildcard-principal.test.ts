import rule from '../../../src/rules/3-task-roles/trust-policy-wildcard-principal.js';
import { OPAQUE } from '../../support/neutral.js';
import { roleTrusting } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const OWN = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

testRule(rule, {
  flags: {
    everybody: roleTrusting({ Principal: '*' }),
    'every principal of AWS': roleTrusting({ Principal: { AWS: '*' } }),
    'one of several': roleTrusting({ Principal: { Service: 'ecs-tasks.amazonaws.com', AWS: ['*'] } }),
    'a condition on a second factor alone': roleTrusting({
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
  },
  passes: {
    'the service of tasks': roleTrusting({ Principal: { Service: 'ecs-tasks.amazonaws.com' } }),
    'an account': roleTrusting({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
    'bound to the organisation': roleTrusting({ Principal: { AWS: '*' }, Condition: { StringEquals: OWN } }),
    denied: roleTrusting({ Effect: 'Deny', Principal: '*' }),
  },
  undecided: {
    'a principal that is not known': roleTrusting({ Principal: { AWS: OPAQUE } }),
    'a condition that is not known': roleTrusting({ Principal: '*', Condition: { StringEquals: OPAQUE } }),
  },
});
