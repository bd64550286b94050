import rule from '../../../src/rules/1-security-groups/sg-shared-by-lb-and-tasks.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group, serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const service = (...securityGroups: readonly Value[]): Neutral => [
  resource('service', 'web', {
    networkConfiguration: { awsvpcConfiguration: { securityGroups, subnets: ['subnet-1'] } },
  }),
];
const alb = (securityGroups: Value): Neutral => [resource('loadBalancer', 'alb', { securityGroups })];

testRule(rule, {
  flags: {
    'one group for both': [
      ...service(ref('shared', 'id')),
      ...alb([ref('shared', 'id')]),
      group('shared', [tcp(443, WORLD)]),
    ],
    'one group among others': [
      ...service(ref('shared', 'id'), 'sg-0123456789abcdef0'),
      ...alb([ref('shared', 'id')]),
      group('shared', []),
    ],
  },
  passes: {
    'a group for each link': serviceBehindLoadBalancer([tcp(8080, { sourceSecurityGroupId: [ref('edge', 'id')] })]),
    'a group for two services': [...service(ref('shared', 'id')), group('shared', [])],
  },
  undecided: {
    'a load balancer whose groups are not known': [
      ...service(ref('shared', 'id')),
      ...alb(OPAQUE),
      group('shared', []),
    ],
  },
});
