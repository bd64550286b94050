import { and, not } from '../../model/certainty.js';
import { isIngress, isPortRange, portsOf } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS111',
  name: 'sg-egress-port-range',
  step: 1,
  title: 'Security group lets out a range of ports',
  severity: 'info',
  tier: 'C',
  target: 'securityGroupRule',
  why: 'What a task calls answers on a few ports that are known: 443 for the APIs of AWS, one for each database or cache. A range leaves an intruder the ports between for his own connections.',
  unless: 'The task calls something that chooses its ports itself, as passive FTP or some brokers do.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  equivalents: {
    Guard: ['SECURITY_GROUP_EGRESS_PORT_RANGE_RULE'],
    KICS: ['cfn:security_group_egress_with_port_range'],
  },
  fix: { kind: 'none', advice: 'Write one rule for each port that the tasks call.' },

  check(egress, graph) {
    const wrong = and(not(isIngress(egress)), isPortRange(egress));
    if (wrong !== 'yes') return wrong;

    const group = graph.groupOf(egress)?.subject.name ?? 'this group';
    return {
      place: egress.toPort.place,
      evidence: [egress.fromPort, egress.toPort],
      message:
        `Whatever stands behind ${group} may call ${portsOf(egress)}. ` +
        'An intruder can use the ports between for connections of his own. Let out each port that is needed by a rule of its own.',
    };
  },
});
