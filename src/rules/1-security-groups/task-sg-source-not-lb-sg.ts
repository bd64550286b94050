import type { Attr } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { letInOnly } from '../../model/edge.js';
import type { Frontend, Graph } from '../../model/graph.js';
import {
  includesPort,
  isIngress,
  isOpenToWorld,
  loadBalancerGroupBefore,
  portsOf,
  rangesOf,
} from '../../model/ingress.js';
import { rule } from '../../model/rule.js';
import { is, isEmpty } from '../../model/attribute.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS116',
  name: 'task-sg-source-not-lb-sg',
  step: 1,
  title: 'Tasks accept more than their load balancer',
  severity: 'medium',
  tier: 'A',
  target: 'securityGroupRule',
  why: 'Behind a load balancer the tasks should accept only its security group. An address range, even a private one, lets every other machine in it reach the container directly.',
  unless:
    'Something other than the load balancer must call the tasks directly. Then name the security group of that caller.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html'],
  equivalents: {},
  supersedes: ['ECS106'],
  fix: {
    kind: 'exact',
    risk: 'Callers in this range other than the load balancer lose access.',
    advice: "Name the load balancer's security group as the only source.",
  },

  check(ingress, graph) {
    const frontends = frontendsBefore(ingress, graph);
    const wrong = and(
      isIngress(ingress),
      not(isEmpty(rangesOf(ingress))),
      // A range that is everybody is ECS101's business.
      not(isOpenToWorld(ingress)),
      or(...frontends.map((frontend) => isBypassed(ingress, frontend, graph))),
    );
    if (wrong !== 'yes') return wrong;

    const group = loadBalancerGroupBefore(ingress, graph);
    const range = rangesOf(ingress).items[0];
    const balancer = frontends[0]?.loadBalancer.subject.name ?? 'the load balancer';
    return {
      place: range === undefined ? ingress.subject.place : listPlace(ingress, range),
      evidence: rangesOf(ingress).items,
      message:
        `${rangesOf(ingress).items.map(shown).join(', ')} may reach ${portsOf(ingress)} of the tasks directly, past ${balancer}. ` +
        `The chain is internet → ${balancer} → tasks, and each link should accept only the one before it. ` +
        `Let in only ${group === undefined ? "the load balancer's group" : `the group ${group.subject.name}`}.`,
      changes: group === undefined ? [] : letInOnly(ingress, group),
    };
  },
});

function frontendsBefore(ingress: Subject<'securityGroupRule'>, graph: Graph): readonly Frontend[] {
  const group = graph.groupOf(ingress);
  const attachments = group === undefined ? [] : graph.attachmentsOf(group).items;
  return attachments
    .filter((attachment) => attachment.role === 'service')
    .flatMap(({ subject }) => graph.frontendsOf(subject).items);
}

/** The rule opens the container's port; a network load balancer without groups can only be named by its ranges. */
function isBypassed(ingress: Subject<'securityGroupRule'>, frontend: Frontend, graph: Graph): Certainty {
  const { containerPort, loadBalancer } = frontend;
  if (containerPort.state !== 'known') return unknown('the container port is not known');
  const withoutGroups = and(is(loadBalancer.type, 'network'), isEmpty(graph.securityGroupsOf(loadBalancer)));
  return and(includesPort(ingress, containerPort.value), not(withoutGroups));
}

function shown(range: Attr<string>): string {
  return range.state === 'known' ? range.value : 'a range';
}

function listPlace(ingress: Subject<'securityGroupRule'>, range: Attr<string>): Attr<string>['place'] {
  const list = ingress.cidrIp.items.includes(range) ? ingress.cidrIp : ingress.cidrIpv6;
  return list.place;
}
