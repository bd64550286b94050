/** What a security group rule opens to whom, in words that EC2 accepts as its description. */
import type { Graph } from './graph.js';
import { isEveryProtocol, isIngress, rangesOf } from './ingress.js';
import type { Subject } from './subject.js';

type Rule = Subject<'securityGroupRule'>;

const NAMES: ReadonlyMap<string, string> = new Map([
  ['tcp', 'tcp'],
  ['6', 'tcp'],
  ['udp', 'udp'],
  ['17', 'udp'],
]);
const ACCEPTED = /^[\w ./:()#,@[\]+=&;{}!$*-]{1,255}$/;

/** `tcp/443 from 10.0.0.0/16`, `all traffic to database`; undefined for several sources or what is not known. */
export function describeRule(rule: Rule, graph: Graph): string | undefined {
  const ingress = isIngress(rule);
  const what = trafficOf(rule);
  const whom = otherSideOf(rule, graph);
  if (what === undefined || whom === undefined || typeof ingress === 'object') return undefined;
  const words = `${what} ${ingress === 'yes' ? 'from' : 'to'} ${whom}`;
  return ACCEPTED.test(words) ? words : undefined;
}

function trafficOf(rule: Rule): string | undefined {
  if (isEveryProtocol(rule) === 'yes') return 'all traffic';
  const { ipProtocol, fromPort, toPort } = rule;
  if (ipProtocol.state !== 'known' || fromPort.state !== 'known' || toPort.state !== 'known') return undefined;
  const protocol = NAMES.get(ipProtocol.value.toLowerCase());
  if (protocol === undefined) return undefined;
  const from = String(fromPort.value);
  const to = String(toPort.value);
  return `${protocol}/${from === to ? from : `${from}-${to}`}`;
}

/** The one range or group on the other side. */
function otherSideOf(rule: Rule, graph: Graph): string | undefined {
  const lists = [rule.cidrIp, rule.cidrIpv6, rule.sourceSecurityGroupId, rule.sourcePrefixListId];
  if (lists.some(({ complete }) => complete !== 'yes') || rule.self.state !== 'unset') return undefined;
  const ranges = rangesOf(rule).items.map((range) => (range.state === 'known' ? range.value : undefined));
  const groups = rule.sourceSecurityGroupId.items.map((link) => graph.follow(link, 'securityGroup')?.subject.name);
  const all = [...ranges, ...groups, ...rule.sourcePrefixListId.items.map(() => undefined)];
  return all.length === 1 ? all[0] : undefined;
}
