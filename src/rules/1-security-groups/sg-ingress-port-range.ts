import { is, isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { isIngress, isOpenToWorld, isPortRange, portsOf, rangesOf } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';

const FIRST_EPHEMERAL_PORT = 32768;

export default rule({
  code: 'ECS108',
  name: 'sg-ingress-port-range',
  step: 1,
  title: 'Security group opens a range of ports',
  severity: 'info',
  tier: 'C',
  target: 'securityGroupRule',
  why: 'A task listens on a few ports that are known. A range opens the ports between them too, and whatever is started on one of those later can be reached without anybody deciding it.',
  unless:
    'The tasks use the network mode bridge, and the range is that of dynamic host ports, open to a group alone (ranges from 32768 on are recognised).',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: {
    Guard: ['SECURITY_GROUP_INGRESS_PORT_RANGE_RULE'],
    KICS: ['cfn:security_group_ingress_with_port_range'],
  },
  fix: { kind: 'none', advice: 'Write one rule for each port that is served.' },

  check(ingress, graph) {
    const dynamicPorts = and(
      is(ingress.fromPort, (from) => from >= FIRST_EPHEMERAL_PORT),
      isEmpty(rangesOf(ingress)),
    );
    // Of a range that is open to everybody ECS101 to ECS104 speak.
    const wrong = and(isIngress(ingress), isPortRange(ingress), not(isOpenToWorld(ingress)), not(dynamicPorts));
    if (wrong !== 'yes') return wrong;

    const group = graph.groupOf(ingress)?.subject.name ?? 'this group';
    return {
      place: ingress.toPort.place,
      evidence: [ingress.fromPort, ingress.toPort],
      message:
        `This rule of ${group} opens ${portsOf(ingress)}. ` +
        'Whatever listens on one of the ports between can be reached too, today or later. Open each port that is served by a rule of its own.',
    };
  },
});
