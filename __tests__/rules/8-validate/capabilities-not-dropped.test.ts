import rule from '../../../src/rules/8-validate/capabilities-not-dropped.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const ON_INSTANCES = { requiresCompatibilities: ['EC2'] };
const dropping = (...drop: readonly Value[]): Neutral => [
  task([container({ linuxParameters: { capabilities: { drop } } })], ON_INSTANCES),
];

testRule(rule, {
  flags: {
    absent: [task([container()], ON_INSTANCES)],
    'some of them': dropping('NET_RAW', 'CHOWN'),
    'others in the same structure': [
      task(
        [container({ linuxParameters: { initProcessEnabled: true, capabilities: { add: ['CHOWN'] } } })],
        ON_INSTANCES,
      ),
    ],
    'run by a service on instances': [
      task([container()], { requiresCompatibilities: undefined }),
      resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'EC2' }),
    ],
  },
  passes: {
    'all of them': dropping('ALL'),
    'all of them, with others': dropping('NET_RAW', 'all'),
    'on Fargate': [task([container()])],
    'on Windows': [
      task([container()], { ...ON_INSTANCES, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
    ],
  },
  undecided: {
    'one that is not known': dropping(OPAQUE),
    'where it runs is not known': [task([container()], { requiresCompatibilities: undefined })],
  },
  fixes: {
    'a container without any': {
      path: 'task.json',
      before: `{
  "family": "web",
  "requiresCompatibilities": ["EC2"],
  "containerDefinitions": [
    {
      "name": "web",
      "image": "web:1"
    }
  ]
}
`,
      after: `{
  "family": "web",
  "requiresCompatibilities": ["EC2"],
  "containerDefinitions": [
    {
      "name": "web",
      "image": "web:1",
      "linuxParameters": {
        "capabilities": {
          "drop": ["ALL"]
        }
      }
    }
  ]
}
`,
    },
  },
});
