/** The edge of the network, and the chain of security groups behind it: internet → load balancer → tasks → data. */
import { is, isEmpty, some } from './attribute.js';
import { and, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { isOnlyPort } from './ingress.js';
import { remove, replace, type Change } from './rule.js';
import type { Subject } from './subject.js';

type Rule = Subject<'securityGroupRule'>;
type Group = Subject<'securityGroup'>;

const PUBLIC_PORTS = [80, 443];

/** The group of an internet-facing load balancer may be open on its listeners' ports. */
export function isPublicEdge(ingress: Rule, graph: Graph): Certainty {
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

function isListening(ingress: Rule, loadBalancer: Subject<'loadBalancer'>, graph: Graph): Certainty {
  const listeners = graph.listenersOf(loadBalancer);
  const ports = listeners.items.flatMap(({ port }) => (port.state === 'known' ? [port.value] : []));
  const unseen = or(
    isEmpty(listeners),
    some(listeners, ({ port }) => (port.state === 'known' ? 'no' : 'yes')),
  );
  const onListener = isOnlyPort(ingress, unseen === 'no' ? ports : [...ports, ...PUBLIC_PORTS]);
  return and(is(loadBalancer.scheme, 'internet-facing'), onListener);
}

/** The one group of the services in reach, when the rule's group protects a data store and they share just one. */
export function taskGroupBefore(ingress: Rule, graph: Graph): Group | undefined {
  const group = graph.groupOf(ingress);
  if (group === undefined) return undefined;
  const guards = graph.attachmentsOf(group).items;
  if (guards.length === 0 || guards.some(({ role }) => role !== 'dataStore')) return undefined;
  const groups = graph.all('service').items.flatMap((service) => graph.securityGroupsOf(service).items);
  const distinct = [...new Map(groups.map((found) => [found.subject.address, found])).values()];
  const [only, more] = distinct;
  return more === undefined && only?.subject.address !== group.subject.address ? only : undefined;
}

/** The port behind the rule's group: of the container that its load balancers reach, or of the data store; if there is just one. */
export function portBehind(ingress: Rule, graph: Graph): number | undefined {
  const group = graph.groupOf(ingress);
  if (group === undefined) return undefined;
  const ports = graph.attachmentsOf(group).items.flatMap(({ role, subject }) => {
    if (role === 'loadBalancer') return [undefined];
    const attributes =
      role === 'service' ? subject.loadBalancers.items.map((entry) => entry.containerPort) : [subject.port];
    return attributes.map((port) => (port.state === 'known' ? port.value : undefined));
  });
  const [only, more] = [...new Set(ports)];
  return more === undefined ? only : undefined;
}

/** The group takes the place of every address range of the rule. */
export function letInOnly(ingress: Rule, group: Group): readonly Change[] {
  const source = { refer: group.subject, attribute: 'id' } as const;
  const v4 = ingress.cidrIp.items.length > 0;
  const first = replace(v4 ? ingress.cidrIp : ingress.cidrIpv6, ingress.sourceSecurityGroupId, [source]);
  return v4 && ingress.cidrIpv6.items.length > 0 ? [first, remove(ingress.cidrIpv6)] : [first];
}
