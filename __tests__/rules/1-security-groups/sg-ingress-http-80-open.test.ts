import rule from '../../../src/rules/1-security-groups/sg-ingress-http-80-open.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group, serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const edge = (...actions: readonly Value[]): Neutral => [
  resource('loadBalancer', 'alb', { scheme: 'internet-facing', securityGroups: [ref('edge', 'id')] }),
  group('edge', [tcp(80, WORLD)]),
  resource('listener', 'http', {
    loadBalancerArn: ref('alb', 'arn'),
    port: 80,
    protocol: 'HTTP',
    defaultActions: actions,
  }),
];
const redirect = (redirectConfig: Readonly<Record<string, Value>>): Value => ({
  type: 'redirect',
  redirectConfig: { statusCode: 'HTTP_301', ...redirectConfig },
});

testRule(rule, {
  flags: {
    'a load balancer that forwards port 80': edge({ type: 'forward', targetGroupArn: 'arn:web' }),
    'a redirect that stays with HTTP': edge(redirect({ port: '8080' })),
  },
  passes: {
    'a redirect to HTTPS': edge(redirect({ protocol: 'HTTPS', port: '443' })),
    'another port': [group('edge', [tcp(8080, WORLD)])],
    'port 80 from a private range': [group('edge', [tcp(80, { cidrIp: ['10.0.0.0/16'] })])],
    'the group of tasks, for which ECS101 speaks': serviceBehindLoadBalancer([tcp(80, WORLD)]),
  },
  undecided: {
    'a group that nothing in reach uses': [group('lonely', [tcp(80, WORLD)])],
    'a load balancer whose listeners are elsewhere': edge().filter(({ kind }) => kind !== 'listener'),
    'an action that is not known': edge({
      type: OPAQUE,
      redirectConfig: { protocol: 'HTTPS', statusCode: 'HTTP_301' },
    }),
  },
});
