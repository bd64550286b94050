import rule from '../../../src/rules/1-security-groups/sg-ingress-port-range.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group, tcp } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const WITHIN = { cidrIp: ['10.0.0.0/16'] };
const BALANCER = { sourceSecurityGroupId: [ref('edge', 'id')] };
const open = (...ingress: readonly Value[]): Neutral => [group('hosts', ingress)];
const behindBalancer = (from: number, to: number): Neutral => [group('edge', []), ...open(tcp(from, BALANCER, to))];

testRule(rule, {
  flags: {
    'a range of TCP ports': open(tcp(8000, WITHIN, 8999)),
    'a range of UDP ports': open({ ipProtocol: 'udp', fromPort: 10000, toPort: 20000, ...WITHIN }),
    'a range that is open to a group': behindBalancer(8080, 8090),
    'dynamic ports that are open to addresses': open(tcp(32768, WITHIN, 65535)),
    'a rule of its own': [
      group('hosts', []),
      resource('securityGroupRule', 'apps', { groupId: ref('hosts', 'id'), ...(tcp(8000, WITHIN, 8999) as object) }),
    ],
  },
  passes: {
    'one port': open(tcp(8080, WITHIN)),
    'the dynamic ports of bridge mode, open to the load balancer': behindBalancer(32768, 65535),
    'types of ICMP': open({ ipProtocol: 'icmp', fromPort: 3, toPort: 4, ...WITHIN }),
    'every protocol, which is ECS107': open({ ipProtocol: '-1', fromPort: 0, toPort: 0, ...WITHIN }),
    'a range out, which is ECS111': [resource('securityGroup', 'hosts', { egress: [tcp(8000, WITHIN, 8999)] })],
    'every port to everybody, which is ECS102': open(tcp(0, { cidrIp: ['0.0.0.0/0'] }, 65535)),
  },
  undecided: {
    'an end that is not known': open({ ipProtocol: 'tcp', fromPort: 8000, toPort: OPAQUE, ...WITHIN }),
    'a protocol that is not known': open({ ipProtocol: OPAQUE, fromPort: 8000, toPort: 8999, ...WITHIN }),
  },
});
