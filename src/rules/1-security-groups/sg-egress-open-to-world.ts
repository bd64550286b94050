import { is } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { guardsDataStoresAlone, HTTPS_PORT, isHttpsEnough } from '../../model/egress.js';
import { isEveryProtocol, isIngress, isOpenToWorld, isWorld, rangesOf } from '../../model/ingress.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const LAST_PORT = 65535;

export default rule({
  code: 'ECS109',
  name: 'sg-egress-open-to-world',
  step: 1,
  title: 'Everything may leave to the internet',
  severity: 'low',
  tier: 'B',
  target: 'securityGroupRule',
  why: 'An intruder in a container carries data out, and tools in, over whatever port is open. ECR, CloudWatch Logs and Secrets Manager need only port 443; databases and caches can be named by their groups.',
  unless:
    'Only data stores stand behind the group: a database opens no connections of its own. Or the application must reach ports of the internet that nobody can list beforehand.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_382'],
    Guard: ['EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE', 'SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE'],
    KICS: [
      'cfn:security_group_egress_cidr_open_to_world',
      'cfn:security_groups_allows_unrestricted_outbound_traffic',
      'cfn:security_group_egress_with_all_protocols',
    ],
    Trivy: ['AWS-0104'],
  },
  supersedes: ['ECS111'],
  fix: {
    kind: 'partial',
    risk: 'Everything but HTTPS stops: databases, caches and queues on other ports need rules of their own.',
    advice: 'Let out port 443, and name the groups of the databases and caches that the tasks use.',
  },

  check(egress, graph) {
    const allPorts = and(
      is(egress.fromPort, (from) => from <= 1),
      is(egress.toPort, (to) => to >= LAST_PORT),
    );
    const wrong = and(not(isIngress(egress)), isOpenToWorld(egress), or(isEveryProtocol(egress), allPorts));
    if (wrong !== 'yes') return wrong;
    if (guardsDataStoresAlone(graph.groupOf(egress), graph)) return 'no';

    const world = rangesOf(egress).items.find((range) => isWorld(range) === 'yes');
    const group = graph.groupOf(egress);
    return {
      place: egress.ipProtocol.place,
      evidence: [egress.ipProtocol, ...(world === undefined ? [] : [world])],
      message:
        `Whatever stands behind ${group?.subject.name ?? 'this group'} may send anything anywhere. ` +
        'An intruder in a container can carry data out over any port. Let out port 443 for the AWS APIs, and name the groups of databases and caches.',
      changes: isHttpsEnough(group, graph) ? narrow(egress) : [],
    };
  },
});

function narrow(egress: Subject<'securityGroupRule'>): readonly Change[] {
  return [set(egress.ipProtocol, 'tcp'), set(egress.fromPort, HTTPS_PORT), set(egress.toPort, HTTPS_PORT)];
}
