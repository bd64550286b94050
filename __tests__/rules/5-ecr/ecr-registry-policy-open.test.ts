import rule from '../../../src/rules/5-ecr/ecr-registry-policy-open.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const policy = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('registryPolicy', 'replication', {
    policyText: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Replicate',
          Effect: 'Allow',
          Action: ['ecr:CreateRepository', 'ecr:ReplicateImage'],
          Resource: 'arn:aws:ecr:eu-west-1:123456789012:repository/*',
          ...attributes,
        },
      ],
    },
  }),
];

testRule(rule, {
  flags: {
    'every principal': policy({ Principal: '*' }),
    'every principal of AWS': policy({ Principal: { AWS: ['*'] } }),
  },
  passes: {
    'a named account': policy({ Principal: { AWS: 'arn:aws:iam::210987654321:root' } }),
    'bound to an account': policy({
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '210987654321' } },
    }),
  },
  undecided: {
    'a principal that is not known': policy({ Principal: { AWS: OPAQUE } }),
    'a condition that is not known': policy({ Principal: '*', Condition: OPAQUE }),
  },
});
