import rule from '../../../src/rules/7-audit/cloudtrail-lake-no-cmk.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const store = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('eventDataStore', 'lake', { name: 'lake', ...attributes }),
];

testRule(rule, {
  flags: { absent: store() },
  passes: {
    'a key': store({ kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' }),
    'a trail alone': [resource('trail', 'main', { trailName: 'main', isLogging: true })],
  },
  undecided: { 'not known': store({ kmsKeyId: OPAQUE }) },
});
