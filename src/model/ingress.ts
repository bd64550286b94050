/** What a security group rule lets in. */
import { is, some, type Attr, type List } from './attribute.js';
import { and, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import type { Subject } from './subject.js';

type Rule = Subject<'securityGroupRule'>;

export function isIngress(rule: Rule): Certainty {
  const { direction } = rule.subject;
  if (direction !== undefined) return direction === 'ingress' ? 'yes' : 'no';
  return is(rule.type, 'ingress');
}

/** Every range of the rule, IPv4 and IPv6 alike. */
export function rangesOf(rule: Rule): Pick<List<Attr<string>>, 'items' | 'complete'> {
  return {
    items: [...rule.cidrIp.items, ...rule.cidrIpv6.items],
    complete: and(rule.cidrIp.complete, rule.cidrIpv6.complete),
  };
}

/** A prefix of length 0 is everybody, however the address is spelled. */
export function isWorld(range: Attr<string>): Certainty {
  return is(range, (cidr) => cidr.trim().endsWith('/0'));
}

export function isOpenToWorld(rule: Rule): Certainty {
  return some(rangesOf(rule), isWorld);
}

/** Whether the rule's protocol and ports include this one. Protocol -1 includes every port. */
export function includesPort(rule: Rule, port: number, protocols: readonly string[] = ['tcp', '6']): Certainty {
  const inRange = and(
    is(rule.ipProtocol, (protocol) => protocols.includes(protocol.toLowerCase())),
    is(rule.fromPort, (from) => from <= port),
    is(rule.toPort, (to) => to >= port),
  );
  return or(isEveryProtocol(rule), inRange);
}

export function isEveryProtocol(rule: Rule): Certainty {
  return is(rule.ipProtocol, (protocol) => protocol === '-1' || protocol.toLowerCase() === 'all');
}

/** Whether the rule opens just one port, and that is one of these. */
export function isOnlyPort(rule: Rule, ports: readonly number[]): Certainty {
  if (rule.fromPort.state === 'unknown') return unknown(rule.fromPort.why);
  if (rule.toPort.state === 'unknown') return unknown(rule.toPort.why);
  if (rule.fromPort.state === 'unset' || rule.toPort.state === 'unset') return 'no';
  const from = rule.fromPort.value;
  return from === rule.toPort.value && ports.includes(from) ? 'yes' : 'no';
}

/** `8080`, `8000-8999` or `all ports`, for messages. */
export function portsOf(rule: Rule): string {
  if (isEveryProtocol(rule) === 'yes') return 'all ports';
  const from = rule.fromPort.state === 'known' ? String(rule.fromPort.value) : '?';
  const to = rule.toPort.state === 'known' ? String(rule.toPort.value) : '?';
  return from === to ? `port ${from}` : `ports ${from}-${to}`;
}

/** The one group of the one load balancer before a service that the rule's group protects, when there is just one. */
export function loadBalancerGroupBefore(rule: Rule, graph: Graph): Subject<'securityGroup'> | undefined {
  const group = graph.groupOf(rule);
  if (group === undefined) return undefined;
  const services = graph.attachmentsOf(group).items.filter((attachment) => attachment.role === 'service');
  const groups = services
    .flatMap(({ subject }) => graph.frontendsOf(subject).items)
    .flatMap(({ loadBalancer }) => graph.securityGroupsOf(loadBalancer).items);
  const distinct = [...new Map(groups.map((found) => [found.subject.address, found])).values()];
  return distinct.length === 1 ? distinct[0] : undefined;
}

const PORT_PROTOCOLS = ['tcp', '6', 'udp', '17'];

/** ICMP has types and codes in the place of ports. */
export function hasPorts(rule: Rule): Certainty {
  return is(rule.ipProtocol, (protocol) => PORT_PROTOCOLS.includes(protocol.toLowerCase()));
}

/** Whether the rule is for several ports. */
export function isPortRange(rule: Rule): Certainty {
  const { fromPort, toPort } = rule;
  const isAbove = toPort.state === 'known' ? is(fromPort, (from) => from < toPort.value) : is(toPort, (to) => to > 0);
  return and(hasPorts(rule), isAbove);
}
