import rule from '../../../src/rules/4-logs/log-group-no-kms.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const group = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  task([container()]),
  resource('logGroup', 'app_logs', { logGroupName: '/ecs/app', retentionInDays: 365, ...attributes }),
];
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

testRule(rule, {
  flags: { absent: group() },
  passes: {
    'a key': group({ kmsKeyId: KEY }),
    'a group of something else': group({ logGroupName: '/aws/lambda/other' }),
  },
  undecided: { 'not known': group({ kmsKeyId: OPAQUE }), 'a name that is not known': group({ logGroupName: OPAQUE }) },
});
