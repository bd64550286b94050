import rule from '../../../src/rules/1-security-groups/vpc-endpoint-policy-open.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const SERVICE = 'com.amazonaws.eu-west-1.ecr.dkr';
const endpoint = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('vpcEndpoint', 'registry', { serviceName: SERVICE, vpcEndpointType: 'Interface', ...attributes }),
];
const policy = (statement: Readonly<Record<string, Value>>): Value => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Resource: '*', ...statement }],
});
const own: Value = { StringEquals: { 'aws:PrincipalAccount': '123456789012' } };

testRule(rule, {
  flags: {
    'absent: the default allows everything': endpoint({}),
    'a gateway without a policy': endpoint({ vpcEndpointType: 'Gateway' }),
    'everything for everybody': endpoint({ policyDocument: policy({ Action: '*' }) }),
    'everything for every AWS principal': endpoint({
      policyDocument: policy({ Action: ['*'], Principal: { AWS: '*' } }),
    }),
  },
  passes: {
    'everything for the own account': endpoint({ policyDocument: policy({ Action: '*', Condition: own }) }),
    'some actions': endpoint({ policyDocument: policy({ Action: ['ecr:BatchGetImage'] }) }),
    'an endpoint of an appliance': endpoint({ vpcEndpointType: 'GatewayLoadBalancer' }),
    'a policy of its own': [
      ...endpoint({}),
      resource('vpcEndpointPolicy', 'registry', {
        vpcEndpointId: ref('registry', 'id'),
        policyDocument: policy({ Action: '*', Condition: own }),
      }),
    ],
  },
  undecided: {
    'a policy that is not known': endpoint({ policyDocument: OPAQUE }),
    'a type that is not known': endpoint({ vpcEndpointType: OPAQUE }),
  },
});
