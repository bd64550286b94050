import rule from '../../../src/rules/4-logs/ecs-exec-enabled-without-audit.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const SPLUNK = { logDriver: 'splunk', options: { 'splunk-url': 'https://splunk.example.com:8088' } };
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

interface Scene {
  readonly enabled?: Value;
  readonly cluster?: Value;
  readonly logConfiguration?: Value;
  readonly exec?: Readonly<Record<string, Value>>;
}

const scene = ({ enabled = true, cluster, logConfiguration = SPLUNK, exec }: Scene): Neutral => [
  task([container({ logConfiguration })]),
  resource('service', 'web', {
    cluster: cluster ?? ref('shop', 'arn'),
    taskDefinition: ref('app', 'arn'),
    launchType: 'FARGATE',
    enableExecuteCommand: enabled,
  }),
  resource('cluster', 'shop', {
    clusterName: 'shop',
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    ...(exec === undefined ? {} : { configuration: { executeCommandConfiguration: { kmsKeyId: KEY, ...exec } } }),
  }),
];
const AWSLOGS = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
};

testRule(rule, {
  flags: {
    'no configuration, and a task that logs elsewhere': scene({}),
    'the log of a task that has none': scene({ exec: { logging: 'DEFAULT' } }),
    'a log of its own that is not named': scene({ exec: { logging: 'OVERRIDE' }, logConfiguration: AWSLOGS }),
    'no configuration, and one log group in the code': [
      ...scene({}),
      resource('logGroup', 'sessions', { logGroupName: '/ecs/exec', retentionInDays: 365, kmsKeyId: KEY }),
    ],
  },
  passes: {
    off: scene({ enabled: false }),
    'no configuration, and a task with awslogs': scene({ logConfiguration: AWSLOGS }),
    'a log group': scene({ exec: { logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName: '/ecs/exec' } } }),
    'a bucket': scene({ exec: { logging: 'OVERRIDE', logConfiguration: { s3BucketName: 'acme-exec' } } }),
    'none, which is a problem of the cluster': scene({ exec: { logging: 'NONE' } }),
  },
  undecided: {
    'not known': scene({ enabled: OPAQUE }),
    'a cluster out of reach': scene({ cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/other' }),
    'a driver that is not known': scene({ logConfiguration: OPAQUE }),
  },
});
