import { and, not } from '../../model/certainty.js';
import { isPublicEdge, letInOnly } from '../../model/edge.js';
import { isIngress, isOpenToWorld, isWorld, loadBalancerGroupBefore, portsOf, rangesOf } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS101',
  name: 'sg-ingress-open-to-world',
  step: 1,
  title: 'Security group open to the internet',
  severity: 'high',
  tier: 'A',
  target: 'securityGroupRule',
  why: 'Only the load balancer should face the internet. Tasks and databases that anybody can reach are attacked directly, past every protection of the load balancer.',
  unless:
    'The group belongs to an internet-facing load balancer and the port is one of its listeners (this is recognised when the load balancer is in the same code).',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.18', 'EC2.19'],
    'AWS Config': ['vpc-sg-open-only-to-authorized-ports'],
    'cdk-nag': ['AwsSolutions-EC23'],
    Guard: ['EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE'],
    KICS: [
      'tf:unrestricted_security_group_ingress',
      'cfn:unrestricted_security_group_ingress',
      'tf:unknown_port_exposed_to_internet',
      'cfn:unknown_port_exposed_to_internet',
    ],
    Prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_any_port'],
  },
  supersedes: ['ECS105'],
  fix: {
    kind: 'partial',
    risk: 'Clients that reach the tasks directly lose access; they have to go through the load balancer.',
    advice: 'Name the security group of the previous link (the load balancer, the tasks) as the only source.',
  },

  check(ingress, graph) {
    const wrong = and(isIngress(ingress), isOpenToWorld(ingress), not(isPublicEdge(ingress, graph)));
    if (wrong !== 'yes') return wrong;

    const world = rangesOf(ingress).items.find((range) => isWorld(range) === 'yes');
    const group = loadBalancerGroupBefore(ingress, graph);
    const behind = graph.groupOf(ingress)?.subject.name ?? 'this group';
    return {
      place: world?.place ?? ingress.subject.place,
      evidence: world === undefined ? [] : [world],
      message:
        `${world?.state === 'known' ? world.value : 'Everybody'} may reach ${portsOf(ingress)} of ${behind}. ` +
        `Anybody on the internet can talk to what stands behind it. ${cure(group)}`,
      changes: group === undefined ? [] : letInOnly(ingress, group),
    };
  },
});

function cure(group: Subject<'securityGroup'> | undefined): string {
  if (group === undefined) return 'Let in only the group of the previous link.';
  return `Let in only ${group.subject.name}, the group of the load balancer.`;
}
