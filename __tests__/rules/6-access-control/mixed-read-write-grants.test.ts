import rule from '../../../src/rules/6-access-control/mixed-read-write-grants.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const named = (roleName: string, Action: Value, policy = 'ecs'): Neutral => [
  resource('role', 'support', { roleName }),
  resource('policy', policy, {
    policyName: policy,
    roles: [ref('support', 'name')],
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: 'arn:aws:ecs:eu-west-1:123456789012:service/prod/web' }],
    },
  }),
];

testRule(rule, {
  flags: {
    'a role by its name': named('ecs-read-only', ['ecs:DescribeServices', 'ecs:UpdateService']),
    'a role in another spelling': named('SupportReadOnly', 'ecs:Update*'),
    'a viewer': named('prod-viewer', 'ecs:DeleteService'),
    'a policy by its name in the code': named('support', 'ecs:UpdateService', 'readonly'),
  },
  passes: {
    'looking alone': named('ecs-read-only', ['ecs:Describe*', 'ecs:List*']),
    'another name': named('deployer', 'ecs:UpdateService'),
    'another word with these letters': named('reviewer', 'ecs:UpdateService'),
    'another service': named('ecs-read-only', 'logs:PutLogEvents'),
  },
  undecided: { 'actions that are not known': named('ecs-read-only', OPAQUE) },
});
