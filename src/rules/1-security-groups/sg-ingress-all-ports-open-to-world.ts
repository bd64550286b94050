import { is, isUnset } from '../../model/attribute.js';
import { and, or, type Certainty } from '../../model/certainty.js';
import { hasPorts, isEveryProtocol, isIngress, isOpenToWorld, isWorld, rangesOf } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const LAST_PORT = 65535;

export default rule({
  code: 'ECS102',
  name: 'sg-ingress-all-ports-open-to-world',
  step: 1,
  title: 'Every port open to the internet',
  severity: 'critical',
  tier: 'A',
  target: 'securityGroupRule',
  why: 'A rule for every port opens what listens today and what somebody starts tomorrow: administration, databases, debug ports. On container instances it opens the ports of every task too.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.18', 'EC2.19'],
    'aws-config-rules': ['ec2_security_group_port_range_all_prohibited'],
    Checkov: ['CKV_AWS_277'],
    KICS: ['cfn:fully_open_ingress', 'cfn:security_groups_with_meta_ip'],
    Prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_all_ports'],
  },
  supersedes: ['ECS101', 'ECS103', 'ECS104', 'ECS105', 'ECS107'],
  fix: {
    kind: 'none',
    advice: 'Open just the port that is served, to the security group of the previous link of the chain.',
  },

  check(ingress, graph) {
    const wrong = and(isIngress(ingress), isOpenToWorld(ingress), isEveryPort(ingress));
    if (wrong !== 'yes') return wrong;

    const world = rangesOf(ingress).items.find((range) => isWorld(range) === 'yes');
    const behind = graph.groupOf(ingress)?.subject.name ?? 'this group';
    const what = isEveryProtocol(ingress) === 'yes' ? 'every port over every protocol' : 'every port';
    return {
      place: world?.place ?? ingress.subject.place,
      evidence: world === undefined ? [] : [world],
      message:
        `${world?.state === 'known' ? world.value : 'Everybody'} may reach ${what} of ${behind}. ` +
        'Whatever listens behind it, now or later, is open to the internet. Open only the port that is served.',
    };
  },
});

/** All protocols, the whole range, or no range at all, which EC2 reads as all ports. */
function isEveryPort(ingress: Subject<'securityGroupRule'>): Certainty {
  const wholeRange = and(
    is(ingress.fromPort, (from) => from <= 1),
    is(ingress.toPort, (to) => to >= LAST_PORT),
  );
  const noRange = and(isUnset(ingress.fromPort), isUnset(ingress.toPort));
  return or(isEveryProtocol(ingress), and(hasPorts(ingress), or(wholeRange, noRange)));
}
