import rule from '../../../src/rules/1-security-groups/sg-ingress-admin-port-open.js';
import { OPAQUE } from '../../support/neutral.js';
import { databaseGroup, group, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    'SSH from everywhere': [group('hosts', [tcp(22, WORLD)])],
    'SSH from everywhere beside a sound rule': [
      group('hosts', [tcp(22, WORLD), tcp(8080, { cidrIp: ['10.0.0.0/16'] })]),
    ],
    'Remote Desktop over UDP': [
      group('hosts', [{ ipProtocol: 'udp', fromPort: 3389, toPort: 3389, cidrIp: ['0.0.0.0/0'] }]),
    ],
    'a range that contains Telnet': [group('hosts', [tcp(20, WORLD, 30)])],
    'SSH over IPv6 to a database': databaseGroup([tcp(22, { cidrIpv6: ['::/0'] })]),
  },
  passes: {
    'SSH from an office': [group('hosts', [tcp(22, { cidrIp: ['203.0.113.7/32'] })])],
    'every protocol, for which ECS102 speaks': [
      group('hosts', [{ ipProtocol: '-1', fromPort: 0, toPort: 0, cidrIp: ['0.0.0.0/0'] }]),
    ],
    'another port': [group('hosts', [tcp(2222, WORLD)])],
    'SSH over UDP': [group('hosts', [{ ipProtocol: 'udp', fromPort: 22, toPort: 22, cidrIp: ['0.0.0.0/0'] }])],
  },
  undecided: {
    'a port that is not known': [
      group('hosts', [{ ipProtocol: 'tcp', fromPort: OPAQUE, toPort: OPAQUE, cidrIp: ['0.0.0.0/0'] }]),
    ],
  },
});
