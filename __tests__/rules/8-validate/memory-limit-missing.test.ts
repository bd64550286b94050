import rule from '../../../src/rules/8-validate/memory-limit-missing.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const onEc2 = (one: Attributes = {}, definition: Attributes = {}): Neutral => [
  task([container(one)], { requiresCompatibilities: ['EC2'], memory: undefined, ...definition }),
];
const ranBy = (service: Readonly<Record<string, Value>>): Neutral => [
  ...onEc2({}, { requiresCompatibilities: undefined }),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), ...service }),
];

testRule(rule, {
  flags: {
    absent: onEc2(),
    'a reservation alone': onEc2({ memoryReservation: 128 }),
    'the second of two': [
      task([container({ memory: 256 }), container({ name: 'worker' })], {
        requiresCompatibilities: ['EC2'],
        memory: undefined,
      }),
    ],
    'on a server of your own': onEc2({}, { requiresCompatibilities: ['EXTERNAL'] }),
    'run by a service on EC2': ranBy({ launchType: 'EC2' }),
    'run by a service with a capacity provider of its own': ranBy({
      capacityProviderStrategy: [{ capacityProvider: 'instances', weight: 1 }],
    }),
  },
  passes: {
    'a limit': onEc2({ memory: 512 }),
    'a limit of the task': onEc2({}, { memory: '512' }),
    'Fargate, where the task has one': [task([container()])],
    'both, which needs one for the task': onEc2({}, { requiresCompatibilities: ['EC2', 'FARGATE'] }),
    'run by a service on Fargate': ranBy({ launchType: 'FARGATE' }),
    'run by a service on spare capacity of Fargate': ranBy({
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    }),
  },
  undecided: {
    'not known': onEc2({ memory: OPAQUE }),
    'nothing says what it runs on': onEc2({}, { requiresCompatibilities: undefined }),
    'the cluster decides': ranBy({}),
  },
});
