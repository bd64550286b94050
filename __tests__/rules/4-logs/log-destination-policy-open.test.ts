import rule from '../../../src/rules/4-logs/log-destination-policy-open.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const policy = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('logPolicy', 'delivery', {
    policyName: 'delivery',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Deliver',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: 'arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/app:*',
          ...attributes,
        },
      ],
    },
  }),
];

testRule(rule, {
  flags: {
    'every principal': policy({ Principal: '*' }),
    'every principal of AWS': policy({ Principal: { AWS: '*' } }),
  },
  passes: {
    'a service': policy({ Principal: { Service: 'delivery.logs.amazonaws.com' } }),
    'a named account': policy({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
    'bound to a source': policy({
      Principal: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    }),
    'a denial': policy({ Effect: 'Deny', Principal: '*' }),
  },
  undecided: { 'a principal that is not known': policy({ Principal: { AWS: OPAQUE } }) },
});
