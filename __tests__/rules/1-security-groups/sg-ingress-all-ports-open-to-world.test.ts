import rule from '../../../src/rules/1-security-groups/sg-ingress-all-ports-open-to-world.js';
import { OPAQUE } from '../../support/neutral.js';
import { databaseGroup, group, serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const everything = { ipProtocol: '-1', fromPort: 0, toPort: 0, cidrIp: ['0.0.0.0/0'] };

testRule(rule, {
  flags: {
    'every protocol': [group('hosts', [everything])],
    'every protocol without ports': [group('hosts', [{ ipProtocol: '-1', cidrIp: ['0.0.0.0/0'] }])],
    'every TCP port': [group('hosts', [tcp(0, WORLD, 65535)])],
    'every TCP port but zero': [group('hosts', [tcp(1, WORLD, 65535)])],
    'every UDP port over IPv6': [
      group('hosts', [{ ipProtocol: 'udp', fromPort: 0, toPort: 65535, cidrIpv6: ['::/0'] }]),
    ],
    'no ports, which means all of them': [group('hosts', [{ ipProtocol: 'tcp', cidrIp: ['0.0.0.0/0'] }])],
    'the tasks behind a load balancer': serviceBehindLoadBalancer([everything]),
    'a database': databaseGroup([everything]),
  },
  passes: {
    'one port': [group('hosts', [tcp(8080, WORLD)])],
    'many ports': [group('hosts', [tcp(1024, WORLD, 65535)])],
    'every port from a private range': [group('hosts', [tcp(0, { cidrIp: ['10.0.0.0/16'] }, 65535)])],
    'every kind of ICMP': [group('hosts', [{ ipProtocol: 'icmp', fromPort: -1, toPort: -1, cidrIp: ['0.0.0.0/0'] }])],
  },
  undecided: {
    'a protocol that is not known': [
      group('hosts', [{ ipProtocol: OPAQUE, fromPort: 0, toPort: 0, cidrIp: ['0.0.0.0/0'] }]),
    ],
    'a range that is not known': [group('hosts', [{ ...everything, cidrIp: [OPAQUE] }])],
  },
});
