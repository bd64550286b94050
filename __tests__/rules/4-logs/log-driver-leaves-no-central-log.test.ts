import rule from '../../../src/rules/4-logs/log-driver-leaves-no-central-log.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const ON_INSTANCES = { requiresCompatibilities: ['EC2'] };
const logs = (logConfiguration: Value, attributes: Readonly<Record<string, Value>> = ON_INSTANCES): Neutral => [
  task([container({ logConfiguration })], attributes),
];

testRule(rule, {
  flags: {
    'files on the instance': logs({ logDriver: 'json-file', options: { 'max-size': '10m' } }),
    none: logs({ logDriver: 'none' }),
    journald: logs({ logDriver: 'journald' }),
    'syslog without an address': logs({ logDriver: 'syslog' }),
    'fluentd on the instance': logs({ logDriver: 'fluentd', options: { 'fluentd-address': 'localhost:24224' } }),
    'a driver that Fargate refuses': logs(
      { logDriver: 'gelf', options: { 'gelf-address': 'udp://logs.example.com:12201' } },
      { requiresCompatibilities: ['FARGATE'] },
    ),
    'files beside a container with awslogs': [
      task([container(), container({ name: 'proxy', logConfiguration: { logDriver: 'json-file' } })], ON_INSTANCES),
    ],
  },
  passes: {
    awslogs: [task([container()])],
    FireLens: logs({ logDriver: 'awsfirelens' }),
    Splunk: logs({ logDriver: 'splunk', options: { 'splunk-url': 'https://splunk.example.com:8088' } }),
    'syslog to a server': logs({ logDriver: 'syslog', options: { 'syslog-address': 'tcp://logs.example.com:514' } }),
    'GELF to a server': logs({ logDriver: 'gelf', options: { 'gelf-address': 'udp://logs.example.com:12201' } }),
    absent: [task([container({ logConfiguration: undefined })])],
  },
  undecided: {
    'a driver that is not known': logs({ logDriver: OPAQUE }),
    'an address that is not known': logs({ logDriver: 'syslog', options: { 'syslog-address': OPAQUE } }),
  },
  fixes: {
    'a container beside one with awslogs': {
      path: 'task-definition.json',
      before: `{
  "family": "app",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "nginx:1.27.2",
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": { "awslogs-group": "/ecs/app", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" }
      }
    },
    {
      "name": "proxy",
      "image": "nginx:1.27.2",
      "logConfiguration": { "logDriver": "json-file" }
    }
  ]
}
`,
      after: `{
  "family": "app",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "nginx:1.27.2",
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": { "awslogs-group": "/ecs/app", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" }
      }
    },
    {
      "name": "proxy",
      "image": "nginx:1.27.2",
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/app",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "proxy"
        }
      }
    }
  ]
}
`,
    },
  },
});
