import rule from '../../../src/rules/1-security-groups/sg-egress-port-range.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group, tcp } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const WITHIN = { cidrIp: ['10.0.0.0/16'] };
const out = (...egress: readonly Value[]): Neutral => [resource('securityGroup', 'tasks', { egress })];

testRule(rule, {
  flags: {
    'a range of TCP ports': out(tcp(3306, WITHIN, 5432)),
    'a range of UDP ports': out({ ipProtocol: 'udp', fromPort: 0, toPort: 1023, ...WITHIN }),
    'every TCP port of the VPC': out(tcp(0, WITHIN, 65535)),
  },
  passes: {
    'one port': out(tcp(5432, WITHIN)),
    'several rules of one port': out(tcp(443, WITHIN), tcp(5432, WITHIN)),
    'types of ICMP': out({ ipProtocol: 'icmp', fromPort: 3, toPort: 4, ...WITHIN }),
    'a range in, which is ECS108': [group('tasks', [tcp(8000, WITHIN, 8999)])],
    'every port to everywhere, for which ECS109 speaks': out(tcp(0, { cidrIp: ['0.0.0.0/0'] }, 65535)),
  },
  undecided: {
    'a start that is not known': out({ ipProtocol: 'tcp', fromPort: OPAQUE, toPort: 8999, ...WITHIN }),
    'a protocol that is not known': out({ ipProtocol: OPAQUE, fromPort: 8000, toPort: 8999, ...WITHIN }),
  },
});
