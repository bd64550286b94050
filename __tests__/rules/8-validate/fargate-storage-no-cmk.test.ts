import rule from '../../../src/rules/8-validate/fargate-storage-no-cmk.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const SOUND = { clusterName: 'main', settings: [{ name: 'containerInsights', value: 'enhanced' }] };
const cluster = (configuration: Readonly<Record<string, Value>>, compatibility = 'FARGATE'): Neutral => [
  task([container()], { requiresCompatibilities: [compatibility] }),
  resource('cluster', 'main', { ...SOUND, configuration }),
];
const keyed = (fargateEphemeralStorageKmsKeyId: Value): Neutral =>
  cluster({ managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId } });

testRule(rule, {
  flags: {
    absent: [task([container()]), resource('cluster', 'main', SOUND)],
    'another part of the configuration only': cluster({ executeCommandConfiguration: { logging: 'DEFAULT' } }),
  },
  passes: { 'a key': keyed('arn:aws:kms:eu-west-1:123456789012:key/1') },
  undecided: {
    'not known': keyed(OPAQUE),
    'no task on Fargate': cluster({ executeCommandConfiguration: { logging: 'DEFAULT' } }, 'EC2'),
  },
});
