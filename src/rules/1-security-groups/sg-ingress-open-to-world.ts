import { is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import {
  isIngress,
  isOnlyPort,
  isOpenToWorld,
  isWorld,
  loadBalancerGroupBefore,
  portsOf,
  rangesOf,
} from '../../model/ingress.js';
import { replace, remove, rule, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const PUBLIC_PORTS = [80, 443];

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
    KICS: ['tf:unrestricted_security_group_ingress', 'cfn:unrestricted_security_group_ingress'],
    Prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_any_port'],
  },
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
      changes: group === undefined ? [] : narrow(ingress, group),
    };
  },
});

function cure(group: Subject<'securityGroup'> | undefined): string {
  if (group === undefined) return 'Let in only the group of the previous link.';
  return `Let in only ${group.subject.name}, the group of the load balancer.`;
}

/** The group of an internet-facing load balancer may be open on its listeners' ports. */
function isPublicEdge(ingress: Subject<'securityGroupRule'>, graph: Graph): Certainty {
  const group = graph.groupOf(ingress);
  const attachments = group === undefined ? undefined : graph.attachmentsOf(group);
  if (attachments === undefined || attachments.items.length === 0) {
    const publicPort = isOnlyPort(ingress, PUBLIC_PORTS);
    return publicPort === 'yes' ? unknown('nothing in reach says what the group is attached to') : publicPort;
  }
  return and(
    ...attachments.items.map((attachment) =>
      attachment.role === 'loadBalancer' ? isListening(ingress, attachment.subject, graph) : 'no',
    ),
  );
}

function isListening(
  ingress: Subject<'securityGroupRule'>,
  loadBalancer: Subject<'loadBalancer'>,
  graph: Graph,
): Certainty {
  const listeners = graph.listenersOf(loadBalancer);
  const ports = listeners.items.flatMap(({ port }) => (port.state === 'known' ? [port.value] : []));
  const unseen = or(
    isEmpty(listeners),
    some(listeners, ({ port }) => (port.state === 'known' ? 'no' : 'yes')),
  );
  const onListener = isOnlyPort(ingress, unseen === 'no' ? ports : [...ports, ...PUBLIC_PORTS]);
  return and(is(loadBalancer.scheme, 'internet-facing'), onListener);
}

function narrow(ingress: Subject<'securityGroupRule'>, group: Subject<'securityGroup'>): readonly Change[] {
  const source = { refer: group.subject, attribute: 'id' } as const;
  const v4 = ingress.cidrIp.items.length > 0;
  const v6 = ingress.cidrIpv6.items.length > 0;
  const first = replace(v4 ? ingress.cidrIp : ingress.cidrIpv6, ingress.sourceSecurityGroupId, [source]);
  return v4 && v6 ? [first, remove(ingress.cidrIpv6)] : [first];
}
