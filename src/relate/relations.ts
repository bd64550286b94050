/** The picture of one deployment unit: who can reach and use whom. */
import type { Graph } from '../model/graph.js';
import { groupBy } from '../model/group-by.js';
import { subjectKey, type Party, type Relation, type Relations } from '../model/relations.js';
import { doorsIn } from './doors.js';
import { dataStoreParty, guardsIn, loadBalancerParty, serviceParty } from './parties.js';
import { waysToDataStore, waysToLoadBalancer, waysToService, type Way } from './reach.js';
import { roleParties, waysOfTasks } from './uses.js';

/**
 * Load balancers, services and data stores with everybody they meet. Only what is known is told: a source, port or
 * role that is not in reach gives nothing.
 */
export function relationsOf(graph: Graph): Relations {
  const loadBalancers = graph.all('loadBalancer').items;
  const services = graph.all('service').items;
  const dataStores = graph.all('dataStore').items;
  const guards = guardsIn(graph);
  const parties = [
    ...loadBalancers.map((one) => loadBalancerParty(one, graph, guards)),
    ...services.map((one) => serviceParty(one, graph, guards)),
    ...dataStores.map((one) => dataStoreParty(one, guards)),
  ];
  if (parties.length === 0) return NOTHING;
  const owners = new Map(parties.map((party) => [party.id, party]));
  const around = { graph, owners, doorsOf: doorsIn(graph, owners) };
  const roles = roleParties(graph);
  const ways = [
    ...loadBalancers.flatMap((one) => waysToLoadBalancer(one, around)),
    ...services.flatMap((one) => waysToService(one, around)),
    ...dataStores.flatMap((one) => waysToDataStore(one, around)),
    ...services.flatMap((service) => {
      const from = owners.get(subjectKey(service.subject));
      return from === undefined ? [] : waysOfTasks({ service, from }, graph, roles);
    }),
  ];
  return {
    parties: distinct([...parties, ...ways.flatMap(({ from, to }) => [from, to])]),
    relations: joined(ways),
  };
}

const NOTHING: Relations = { parties: [], relations: [] };

/** The pictures of all units as one. */
export function allRelations(units: readonly Relations[]): Relations {
  return {
    parties: distinct(units.flatMap(({ parties }) => parties)),
    relations: merged(units.flatMap(({ relations }) => relations)),
  };
}

function distinct(parties: readonly Party[]): readonly Party[] {
  return [...new Map(parties.map((party) => [party.id, party])).values()];
}

/** One relation for all ways of a kind from one party to another. */
function joined(ways: readonly Way[]): readonly Relation[] {
  return merged(ways.map((way) => ({ ...way, from: way.from.id, to: way.to.id })));
}

/** One of several relations of a kind between the same parties. */
function merged(relations: readonly Relation[]): readonly Relation[] {
  const groups = groupBy(relations, ({ kind, from, to }) => `${kind}\n\n${from}\n\n${to}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { from, to, kind } = first;
    const labels = [...new Set(group.flatMap((relation) => relation.labels))];
    return [{ from, to, kind, labels, subjects: [...new Set(group.flatMap(({ subjects }) => subjects))] }];
  });
}
