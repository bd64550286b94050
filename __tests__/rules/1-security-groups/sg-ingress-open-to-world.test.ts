import rule from '../../../src/rules/1-security-groups/sg-ingress-open-to-world.js';
import { OPAQUE, ref, resource } from '../../support/neutral.js';
import { databaseGroup, group, serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    'tasks behind a load balancer that everybody reaches': serviceBehindLoadBalancer([tcp(8080, WORLD)]),
    'a database on a port of its own that everybody reaches': databaseGroup([tcp(8182, WORLD)]),
    'IPv6 everywhere': databaseGroup([tcp(8182, { cidrIpv6: ['::/0'] })]),
    'a group that nothing in reach uses, on another port than 80 and 443': [group('lonely', [tcp(8080, WORLD)])],
    'a public port on the group of tasks': serviceBehindLoadBalancer([tcp(443, WORLD)]),
    'an internal load balancer open to everybody': [
      resource('loadBalancer', 'inner', { scheme: 'internal', securityGroups: [ref('inner_edge', 'id')] }),
      group('inner_edge', [tcp(443, WORLD)]),
    ],
    'a rule that is a resource of its own': [
      group('lonely', []),
      resource('securityGroupRule', 'open', {
        groupId: ref('lonely', 'id'),
        ipProtocol: 'tcp',
        fromPort: 9000,
        toPort: 9000,
        cidrIp: ['0.0.0.0/0'],
      }),
    ],
    'an assumed port range wider than the listener': [
      resource('loadBalancer', 'alb', { scheme: 'internet-facing', securityGroups: [ref('edge', 'id')] }),
      group('edge', [tcp(443, WORLD, 444)]),
    ],
  },
  passes: {
    'the listener port of an internet-facing load balancer': serviceBehindLoadBalancer([
      tcp(8080, { sourceSecurityGroupId: [ref('edge', 'id')] }),
    ]),
    'port 443 of a load balancer whose listeners are elsewhere': [
      resource('loadBalancer', 'alb', { scheme: 'internet-facing', securityGroups: [ref('edge', 'id')] }),
      group('edge', [tcp(443, WORLD)]),
    ],
    'PostgreSQL from everywhere, for which ECS104 speaks': databaseGroup([tcp(5432, WORLD)]),
    'every port, for which ECS102 speaks': databaseGroup([tcp(0, WORLD, 65535)]),
    'a private range': databaseGroup([tcp(5432, { cidrIp: ['10.0.0.0/16'] })]),
    'a group as the source': databaseGroup([tcp(5432, { sourceSecurityGroupId: ['sg-0123456789abcdef0'] })]),
  },
  undecided: {
    'a public port of a group that nothing in reach uses': [group('lonely', [tcp(443, WORLD)])],
    'a range that is not known': databaseGroup([tcp(5432, { cidrIp: [OPAQUE] })]),
  },
});
