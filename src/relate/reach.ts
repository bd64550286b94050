/** Who can reach whom: through listeners, target groups and the ingress rules of security groups. */
import { is } from '../model/attribute.js';
import type { Graph } from '../model/graph.js';
import { includesPort } from '../model/ingress.js';
import { subjectKey, type Party, type Relation } from '../model/relations.js';
import type { Subject } from '../model/subject.js';
import type { Door } from './doors.js';
import { INTERNET, networkParty } from './parties.js';

/** One way from one party to another; several between the same two become one relation. */
export interface Way extends Pick<Relation, 'kind' | 'labels' | 'subjects'> {
  readonly from: Party;
  readonly to: Party;
}

export interface Neighbourhood {
  readonly graph: Graph;
  readonly owners: ReadonlyMap<string, Party>;
  readonly doorsOf: (group: Subject<'securityGroup'>) => readonly Door[];
}

type Owner = Subject<'loadBalancer'> | Subject<'service'> | Subject<'dataStore'>;
type Listener = Subject<'listener'>;

const WORLD = '0.0.0.0/0';

/** From the internet to a load balancer that is for it, and from whom else its groups let in. */
export function waysToLoadBalancer(loadBalancer: Subject<'loadBalancer'>, around: Neighbourhood): readonly Way[] {
  const { graph, owners } = around;
  const to = owners.get(subjectKey(loadBalancer.subject));
  if (to === undefined) return [];
  const listeners = graph.listenersOf(loadBalancer).items;
  const isPublic = is(loadBalancer.scheme, 'internet-facing') === 'yes';
  if (graph.securityGroupsOf(loadBalancer).items.length === 0) return isPublic ? listenerWays(to, listeners) : [];
  return doorsBefore(loadBalancer, around).map((door) => ({
    ...wayThrough(door, to),
    from: door.from === INTERNET && !isPublic ? networkParty(to.unit ?? '', WORLD) : door.from,
    subjects: [...door.subjects, ...listenersBehind(door.rules, listeners)],
  }));
}

function listenerWays(to: Party, listeners: readonly Listener[]): readonly Way[] {
  const ways = listeners.map(({ port, subject }): Way => {
    const labels = port.state === 'known' ? [`:${String(port.value)}`] : [];
    return { from: INTERNET, to, kind: 'reaches', labels, subjects: [subjectKey(subject)] };
  });
  return ways.length > 0 ? ways : [{ from: INTERNET, to, kind: 'reaches', labels: [], subjects: [] }];
}

function listenersBehind(rules: Door['rules'], listeners: readonly Listener[]): readonly string[] {
  return listeners
    .filter(({ port }) => {
      if (port.state !== 'known') return false;
      const { value } = port;
      return rules.some((rule) => includesPort(rule, value) === 'yes');
    })
    .map(({ subject }) => subjectKey(subject));
}

/** From its load balancers to a service, and from whom its groups let in. */
export function waysToService(service: Subject<'service'>, around: Neighbourhood): readonly Way[] {
  const { graph, owners } = around;
  const to = owners.get(subjectKey(service.subject));
  if (to === undefined) return [];
  const frontends = graph.frontendsOf(service).items.flatMap(({ loadBalancer, containerPort }): readonly Way[] => {
    const from = owners.get(subjectKey(loadBalancer.subject));
    const labels = containerPort.state === 'known' ? [`:${String(containerPort.value)}`] : [];
    return from === undefined ? [] : [{ from, to, kind: 'reaches', labels, subjects: [] }];
  });
  return [...frontends, ...doorsBefore(service, around).map((door) => wayThrough(door, to))];
}

/** From whom the groups of a data store let in. */
export function waysToDataStore(dataStore: Subject<'dataStore'>, around: Neighbourhood): readonly Way[] {
  const to = around.owners.get(subjectKey(dataStore.subject));
  return to === undefined ? [] : doorsBefore(dataStore, around).map((door) => wayThrough(door, to));
}

/** What a group lets in from its own members is left out. */
function doorsBefore(owner: Owner, { graph, doorsOf }: Neighbourhood): readonly Door[] {
  const own = subjectKey(owner.subject);
  const doors = graph.securityGroupsOf(owner).items.flatMap(doorsOf);
  return doors.filter(({ from }) => from.id !== own);
}

function wayThrough({ from, labels, subjects }: Door, to: Party): Way {
  return { from, to, kind: 'reaches', labels, subjects };
}
