/** What may leave a security group when nobody says so, and when HTTPS alone is enough. */
import { isEmpty, some } from './attribute.js';
import { and, certain, not, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { isIngress } from './ingress.js';
import { append, type Change } from './rule.js';
import { listOf, mapOf } from './shape.js';
import type { Subject } from './subject.js';

type Group = Subject<'securityGroup'>;

export const HTTPS_PORT = 443;

const HTTPS_OUT = {
  ipProtocol: 'tcp',
  fromPort: HTTPS_PORT,
  toPort: HTTPS_PORT,
  cidrIp: '0.0.0.0/0',
  description: 'HTTPS to the APIs of AWS',
};

/** A rule that lets out HTTPS, for a group of CloudFormation, which writes its rules in regular words. */
export function letOutHttps({ egress: { place } }: Group): readonly Change[] {
  return place.kind === 'resource' ? [] : [append({ place: { ...place, shape: listOf(mapOf({})) } }, HTTPS_OUT)];
}

/**
 * Whether EC2's own rule, which lets everything out, stays in the group. CloudFormation keeps it until another takes its
 * place, and an empty list is none; Terraform removes it.
 */
export function isEgressLeftToAws(group: Group, graph: Graph): Certainty {
  return and(
    certain(group.subject.resource.dialect === 'cloudformation'),
    isEmpty(group.egress),
    not(some(graph.rulesOf(group), (rule) => not(isIngress(rule)))),
  );
}

/** Whether data stores, and nothing else in reach, stand behind the group. */
export function guardsDataStoresAlone(group: Group | undefined, graph: Graph): boolean {
  const users = group === undefined ? [] : graph.attachmentsOf(group).items;
  return users.length > 0 && users.every(({ role }) => role === 'dataStore');
}

/** Tasks alone stand behind the group, and no data store in reach needs another port. */
export function isHttpsEnough(group: Group | undefined, graph: Graph): boolean {
  const users = group === undefined ? [] : graph.attachmentsOf(group).items;
  const isTasks = users.length > 0 && users.every(({ role }) => role === 'service');
  return isTasks && graph.all('dataStore').items.length === 0;
}
