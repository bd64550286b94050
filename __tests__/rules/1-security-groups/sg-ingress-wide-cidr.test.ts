import rule from '../../../src/rules/1-security-groups/sg-ingress-wide-cidr.js';
import { OPAQUE, ref, resource, type Neutral } from '../../support/neutral.js';
import { group, serviceBehindLoadBalancer, tcp } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const from = (...cidrIp: readonly string[]): Neutral => [group('hosts', [tcp(8080, { cidrIp })])];

testRule(rule, {
  flags: {
    'the largest private range': from('10.0.0.0/8'),
    'a private range of sixteen VPCs': from('172.16.0.0/12'),
    'a public range of a provider': from('198.51.0.0/16'),
    'half of everybody': from('0.0.0.0/1'),
    'a wide range of IPv6': [group('hosts', [tcp(8080, { cidrIpv6: ['2001:db8::/32'] })])],
    'a wide range for a database': [group('hosts', [tcp(5432, { cidrIp: ['10.0.0.0/8'] })])],
  },
  passes: {
    'one VPC': from('10.0.0.0/16'),
    'an office': from('203.0.113.0/24'),
    'everybody, which is ECS101': from('0.0.0.0/0'),
    'one site of IPv6': [group('hosts', [tcp(8080, { cidrIpv6: ['2001:db8:1::/48'] })])],
    'tasks behind a load balancer, for which ECS116 speaks': serviceBehindLoadBalancer([
      tcp(8080, { cidrIp: ['10.0.0.0/8'] }),
    ]),
    'a content network in front of an internet-facing load balancer': [
      resource('loadBalancer', 'alb', { scheme: 'internet-facing', securityGroups: [ref('edge', 'id')] }),
      group('edge', [tcp(443, { cidrIp: ['104.16.0.0/13'] })]),
    ],
  },
  undecided: {
    'a range that is not known': [group('hosts', [tcp(8080, { cidrIp: [OPAQUE] })])],
    'a public port of a group that nothing in reach uses': [group('hosts', [tcp(443, { cidrIp: ['10.0.0.0/8'] })])],
  },
});
