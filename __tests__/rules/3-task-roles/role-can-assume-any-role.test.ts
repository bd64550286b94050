import rule from '../../../src/rules/3-task-roles/role-can-assume-any-role.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Statement = Readonly<Record<string, Value>>;

const worker = (...statements: readonly Statement[]): Neutral => [
  resource('role', 'worker', { roleName: 'worker' }),
  resource('policy', 'work', {
    policyName: 'work',
    roles: ['worker'],
    policyDocument: {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
    },
  }),
];
const ASSUME = { Action: 'sts:AssumeRole', Resource: '*' };

testRule(rule, {
  flags: {
    'any resource': worker(ASSUME),
    'any role of an account': worker({ ...ASSUME, Resource: 'arn:aws:iam::123456789012:role/*' }),
    'a wildcard action among others': worker({ Action: ['s3:GetObject', 'sts:Assume*'], Resource: ['*'] }),
    'denied on another resource alone': worker(ASSUME, {
      ...ASSUME,
      Effect: 'Deny',
      Resource: ['arn:aws:iam::123456789012:role/admin'],
    }),
  },
  passes: {
    'a named role': worker({ ...ASSUME, Resource: ['arn:aws:iam::123456789012:role/reports'] }),
    'roles with a prefix': worker({ ...ASSUME, Resource: 'arn:aws:iam::123456789012:role/shop-*' }),
    'bound to an organisation': worker({
      ...ASSUME,
      Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
    }),
    'denied in the same document': worker(ASSUME, { ...ASSUME, Effect: 'Deny' }),
    denied: worker({ ...ASSUME, Effect: 'Deny' }),
    'another action': worker({ Action: 'sts:GetCallerIdentity', Resource: '*' }),
  },
  undecided: {
    'a resource that is not known': worker({ ...ASSUME, Resource: OPAQUE }),
    'a denial with conditions': worker(ASSUME, {
      ...ASSUME,
      Effect: 'Deny',
      Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'platform' } },
    }),
  },
});
