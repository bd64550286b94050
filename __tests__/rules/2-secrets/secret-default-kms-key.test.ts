import rule from '../../../src/rules/2-secrets/secret-default-kms-key.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const secret = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('secret', 'database', { name: 'orders/database', ...attributes }),
];
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

testRule(rule, {
  flags: {
    absent: secret(),
    'the alias of the managed key': secret({ kmsKeyId: 'alias/aws/secretsmanager' }),
    'the ARN of that alias': secret({ kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:alias/aws/secretsmanager' }),
  },
  passes: {
    'a key': secret({ kmsKeyId: KEY }),
    'an alias of its own': secret({ kmsKeyId: 'alias/secrets' }),
  },
  undecided: { 'not known': secret({ kmsKeyId: OPAQUE }) },
});
