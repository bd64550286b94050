import rule from '../../../src/rules/1-security-groups/tasks-can-reach-instance-metadata.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { BLOCKS_METADATA, JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const cluster = (
  networkMode: Value | undefined,
  template: Readonly<Record<string, Value>>,
  more: Attributes = {},
): Neutral => [
  task([container()], { requiresCompatibilities: ['EC2'], networkMode, ...more }),
  resource('instanceTemplate', 'hosts', {
    userData: JOINS_CLUSTER,
    ...template,
  }),
];
const hops = (httpPutResponseHopLimit: number): Readonly<Record<string, Value>> => ({
  metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit },
});

testRule(rule, {
  flags: {
    'tasks in awsvpc mode': cluster('awsvpc', hops(1)),
    'tasks in bridge mode two hops away': cluster('bridge', hops(2)),
    'tasks in the default mode two hops away': cluster(undefined, hops(2)),
  },
  passes: {
    'tasks in awsvpc mode where the agent blocks them': cluster('awsvpc', { ...hops(1), userData: BLOCKS_METADATA }),
    'tasks in bridge mode one hop away': cluster('bridge', hops(1)),
    "tasks on the host's network, which nothing blocks": cluster('host', hops(2)),
    'instances that join no cluster': cluster('awsvpc', { ...hops(1), userData: 'yum install -y nginx' }),
    'no metadata service at all': cluster('awsvpc', { metadataOptions: { httpEndpoint: 'disabled' } }),
  },
  undecided: {
    'tasks that are not in reach': [resource('instanceTemplate', 'hosts', { userData: JOINS_CLUSTER, ...hops(1) })],
    'tasks on Fargate alone': cluster('awsvpc', hops(1), { requiresCompatibilities: ['FARGATE'] }),
    'tasks in bridge mode where the image decides the hop limit': cluster('bridge', {}),
    'a mode that is not known': cluster(OPAQUE, hops(2)),
    'user data that is not known': cluster('awsvpc', { ...hops(1), userData: OPAQUE }),
  },
});
