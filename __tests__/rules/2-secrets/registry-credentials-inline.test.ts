import rule from '../../../src/rules/2-secrets/registry-credentials-inline.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry';
const image = (name: Value, own: Readonly<Record<string, Value>> = {}): Neutral => [
  task([container({ image: name, ...own })]),
];
const onInstances = (name: string): Neutral => [
  task([container({ image: name })], { requiresCompatibilities: ['EC2'] }),
];
const host = (userData: Value): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  }),
];
const PRIVATE = 'registry.acme.example:5000/orders/app:1.4.2';

testRule(rule, {
  flags: {
    'an image of a private registry': image(PRIVATE),
    'credentials in user data': host(
      'echo ECS_ENGINE_AUTH_DATA={"registry.acme.example":{"auth":"not-a-real-one"}} >> /etc/ecs/ecs.config',
    ),
  },
  passes: {
    'credentials by name': image(PRIVATE, { repositoryCredentials: { credentialsParameter: SECRET } }),
    'Amazon ECR': image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.4.2'),
    'Docker Hub': image('docker.io/library/nginx:1.27'),
    'another public registry': image('quay.io/prometheus/node-exporter:v1.8.2'),
    'credentials that are fetched': host('echo ECS_ENGINE_AUTH_DATA={"r":{"auth":"$AUTH"}} >> /etc/ecs/ecs.config'),
    'no user data': [resource('instanceTemplate', 'hosts', { metadataOptions: { httpTokens: 'required' } })],
  },
  undecided: {
    'instances of the account': onInstances(PRIVATE),
    'credentials that are not known': image(PRIVATE, { repositoryCredentials: { credentialsParameter: OPAQUE } }),
    'user data that is not known': host(OPAQUE),
  },
});
