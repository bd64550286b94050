import rule from '../../../src/rules/4-logs/ecs-exec-not-encrypted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const cluster = (executeCommandConfiguration?: Value): Neutral => [
  resource('cluster', 'shop', {
    clusterName: 'shop',
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    ...(executeCommandConfiguration === undefined ? {} : { configuration: { executeCommandConfiguration } }),
  }),
];
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const logging = (logConfiguration: Readonly<Record<string, Value>>): Neutral =>
  cluster({
    kmsKeyId: KEY,
    logging: 'OVERRIDE',
    logConfiguration: { cloudWatchLogGroupName: '/ecs/exec', ...logConfiguration },
  });

testRule(rule, {
  flags: {
    'no key': cluster({ logging: 'DEFAULT' }),
    'no key beside a log group': cluster({
      logging: 'OVERRIDE',
      logConfiguration: { cloudWatchLogGroupName: '/ecs/exec' },
    }),
    'a log group that is not to be encrypted': logging({ cloudWatchEncryptionEnabled: false }),
    'a bucket that is not to be encrypted': logging({ s3BucketName: 'sessions', s3EncryptionEnabled: false }),
  },
  passes: {
    'a log group that is': logging({ cloudWatchEncryptionEnabled: true }),
    'a key': cluster({ kmsKeyId: KEY, logging: 'DEFAULT' }),
    'no configuration': cluster(),
  },
  undecided: {
    'a key that is not known': cluster({ kmsKeyId: OPAQUE, logging: 'DEFAULT' }),
    'an encryption that is not known': logging({ cloudWatchEncryptionEnabled: OPAQUE }),
  },
});
