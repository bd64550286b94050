import rule from '../../../src/rules/7-audit/cloudtrail-no-kms.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

testRule(rule, {
  flags: { absent: trail() },
  passes: {
    'a key': trail({ kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' }),
  },
  undecided: { 'not known': trail({ kmsKeyId: OPAQUE }) },
});
