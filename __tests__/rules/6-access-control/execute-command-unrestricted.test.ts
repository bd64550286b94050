import rule from '../../../src/rules/6-access-control/execute-command-unrestricted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Statement = Readonly<Record<string, Value>>;

const operator = (...statements: readonly Statement[]): Neutral => [
  resource('role', 'operator', { roleName: 'operator' }),
  resource('policy', 'operate', {
    policyName: 'operate',
    roles: ['operator'],
    policyDocument: {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
    },
  }),
];
const EXEC = { Action: 'ecs:ExecuteCommand', Resource: '*' };
const when = (key: string, value: string): Statement => ({ ...EXEC, Condition: { StringEquals: { [key]: value } } });
const CLUSTER = 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop';

testRule(rule, {
  flags: {
    'any resource': operator(EXEC),
    'a wildcard action among others': operator({ Action: ['ecs:DescribeTasks', 'ecs:Execute*'], Resource: ['*'] }),
    'any resource, with the one cluster in reach': [
      ...operator(EXEC),
      resource('cluster', 'shop', { clusterName: 'shop', settings: [{ name: 'containerInsights', value: 'enabled' }] }),
    ],
    'a second factor alone': operator({ ...EXEC, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    'denied on another resource alone': operator(EXEC, {
      ...EXEC,
      Effect: 'Deny',
      Resource: ['arn:aws:ecs:eu-west-1:123456789012:cluster/bank'],
    }),
  },
  passes: {
    'a named cluster': operator({ ...EXEC, Resource: [CLUSTER] }),
    'bound to a cluster': operator(when('ecs:cluster', CLUSTER)),
    'bound to a container': operator(when('ecs:container-name', 'debug')),
    'bound to a tag': operator(when('aws:ResourceTag/stage', 'test')),
    'denied in the same document': operator(EXEC, { ...EXEC, Effect: 'Deny' }),
    denied: operator({ ...EXEC, Effect: 'Deny' }),
    'another action': operator({ Action: 'ecs:DescribeTasks', Resource: '*' }),
  },
  undecided: {
    'a resource that is not known': operator({ ...EXEC, Resource: OPAQUE }),
    'a denial with conditions': operator(EXEC, {
      ...EXEC,
      Effect: 'Deny',
      Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'platform' } },
    }),
  },
});
