/** Who takes part in a picture: load balancers, services and data stores, and what they meet. */
import type { Graph } from '../model/graph.js';
import { resourceKey, subjectKey, type Party } from '../model/relations.js';
import type { Subject } from '../model/subject.js';

type Owner = Subject<'loadBalancer'> | Subject<'service'> | Subject<'dataStore'>;

/** The world outside; one for all units. */
export const INTERNET: Party = { id: 'internet', kind: 'internet', name: 'internet', resources: [] };

/** A range of addresses. */
export function networkParty(unit: string, range: string): Party {
  return { id: `${unit}\nnetwork ${range}`, kind: 'network', name: range, unit, resources: [] };
}

/** A security group that is attached to nothing in reach, by its own name or by what refers to it. */
export function groupParty(unit: string, group: Subject<'securityGroup'> | string): Party {
  if (typeof group === 'string') {
    return { id: `${unit}\ngroup ${group}`, kind: 'securityGroup', name: group, unit, resources: [] };
  }
  return partyOf('securityGroup', group, []);
}

/** Keys of the resources that make up the security groups of an owner. */
export type Guards = (owner: Owner) => readonly string[];

/** The security groups of an owner with their rules; each group is looked at once. */
export function guardsIn(graph: Graph): Guards {
  const answers = new Map<string, readonly string[]>();
  return (owner) =>
    graph.securityGroupsOf(owner).items.flatMap((group) => {
      const { address } = group.subject;
      const keys = answers.get(address) ?? keysOf([group, ...graph.rulesOf(group).items]);
      answers.set(address, keys);
      return keys;
    });
}

export function loadBalancerParty(loadBalancer: Subject<'loadBalancer'>, graph: Graph, guards: Guards): Party {
  const parts = [...graph.listenersOf(loadBalancer).items, ...graph.firewallsOf(loadBalancer).items];
  return partyOf('loadBalancer', loadBalancer, [...keysOf(parts), ...guards(loadBalancer)]);
}

export function serviceParty(service: Subject<'service'>, graph: Graph, guards: Guards): Party {
  return partyOf('service', service, [...keysOf(graph.taskDefinitionsOf(service).items), ...guards(service)]);
}

export function dataStoreParty(dataStore: Subject<'dataStore'>, guards: Guards): Party {
  return partyOf('dataStore', dataStore, guards(dataStore));
}

export function secretParty(secret: Subject<'secret'> | Subject<'parameter'>): Party {
  return partyOf('secret', secret, []);
}

/** With the policies that give it permissions, and those that say who may take it. */
export function roleParty(role: Subject<'role'>, policies: readonly Subject[]): Party {
  return partyOf('role', role, keysOf(policies));
}

function keysOf(subjects: readonly Subject[]): readonly string[] {
  return [...new Set(subjects.map(({ subject }) => resourceKey(subject.resource)))];
}

function partyOf(kind: Party['kind'], { subject }: Subject, parts: readonly string[]): Party {
  return {
    id: subjectKey(subject),
    kind,
    name: subject.name,
    unit: subject.resource.unit,
    resources: [...new Set([resourceKey(subject.resource), ...parts])],
  };
}
