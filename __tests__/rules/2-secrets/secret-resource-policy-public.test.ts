import rule from '../../../src/rules/2-secrets/secret-resource-policy-public.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const ACCOUNT = 'arn:aws:iam::123456789012:root';
const OWN = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

const policy = (...statements: readonly Value[]): Neutral => [
  resource('secret', 'db', { name: 'orders/db', kmsKeyId: 'alias/orders' }),
  resource('secretPolicy', 'db_access', {
    secretId: ref('db', 'arn'),
    resourcePolicy: { Version: '2012-10-17', Statement: statements },
  }),
];
const readers = (attributes: Readonly<Record<string, Value>> = {}): Value => ({
  Sid: 'Read',
  Effect: 'Allow',
  Principal: '*',
  Action: 'secretsmanager:GetSecretValue',
  Resource: '*',
  ...attributes,
});

testRule(rule, {
  flags: {
    'every principal': policy(readers()),
    'every principal of AWS': policy(readers({ Principal: { AWS: '*' } })),
    'one of several principals': policy(readers({ Principal: { AWS: [ACCOUNT, '*'] } })),
    'a condition on the stage alone': policy(
      readers({ Condition: { 'ForAnyValue:StringEquals': { 'secretsmanager:VersionStage': 'AWSCURRENT' } } }),
    ),
  },
  passes: {
    'a named account': policy(readers({ Principal: { AWS: ACCOUNT } })),
    'bound to the organisation': policy(readers({ Condition: { StringEquals: OWN } })),
    'a denial of everybody': policy(readers({ Effect: 'Deny' })),
    'denied to all but the organisation': policy(
      readers(),
      readers({ Sid: 'Own', Effect: 'Deny', Action: 'secretsmanager:*', Condition: { StringNotEquals: OWN } }),
    ),
    'no policy': policy().slice(0, 1),
  },
  undecided: {
    'a principal that is not known': policy(readers({ Principal: { AWS: OPAQUE } })),
    'a condition that is not known': policy(readers({ Condition: { StringEquals: { 'aws:PrincipalOrgID': OPAQUE } } })),
  },
  silent: {
    'a policy for everybody of something else': {
      path: 'main.tf',
      text: 'resource "aws_sqs_queue" "jobs" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage" }] })\n}\n',
    },
  },
});
