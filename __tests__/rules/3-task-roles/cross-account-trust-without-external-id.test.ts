import rule from '../../../src/rules/3-task-roles/cross-account-trust-without-external-id.js';
import { OPAQUE } from '../../support/neutral.js';
import { roleTrusting } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const ROOT = { Principal: { AWS: 'arn:aws:iam::123456789012:root' } };

testRule(rule, {
  flags: {
    'the root of an account': roleTrusting(ROOT),
    'the id of an account': roleTrusting({ Principal: { AWS: '123456789012' } }),
  },
  passes: {
    'an external id': roleTrusting({ ...ROOT, Condition: { StringEquals: { 'sts:ExternalId': 'a1b2' } } }),
    'a second factor': roleTrusting({ ...ROOT, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    'an organisation': roleTrusting({ ...ROOT, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
    'a named role': roleTrusting({ Principal: { AWS: 'arn:aws:iam::123456789012:role/deploy' } }),
    'a service': roleTrusting({ Principal: { Service: 'ecs-tasks.amazonaws.com' } }),
    denied: roleTrusting({ ...ROOT, Effect: 'Deny' }),
  },
  undecided: {
    'an account that is not known': roleTrusting({ Principal: { AWS: OPAQUE } }),
    'a condition that is not known': roleTrusting({ ...ROOT, Condition: { StringEquals: OPAQUE } }),
  },
});
