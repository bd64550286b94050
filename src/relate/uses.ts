/** Which roles a service's tasks take, and which secrets they read. */
import type { Graph } from '../model/graph.js';
import { subjectKey, type Party } from '../model/relations.js';
import type { Subject } from '../model/subject.js';
import { roleParty, secretParty } from './parties.js';
import type { Way } from './reach.js';

/** The roles of the unit with their policies, by key; each policy is looked through once. */
export function roleParties(graph: Graph): ReadonlyMap<string, Party> {
  const policies = new Map<string, Subject[]>();
  for (const statement of graph.all('statement').items) {
    for (const role of [...graph.rolesOf(statement).items, ...graph.rolesTrusting(statement)]) {
      const key = subjectKey(role.subject);
      policies.set(key, [...(policies.get(key) ?? []), statement]);
    }
  }
  return new Map(
    graph.all('role').items.map((role) => {
      const key = subjectKey(role.subject);
      return [key, roleParty(role, policies.get(key) ?? [])];
    }),
  );
}

/** From a service to the roles and secrets of its task definitions, as far as they are in reach. */
export function waysOfTasks(
  { service, from }: { readonly service: Subject<'service'>; readonly from: Party },
  graph: Graph,
  roles: ReadonlyMap<string, Party>,
): readonly Way[] {
  return graph.taskDefinitionsOf(service).items.flatMap((definition) => {
    const taken = [
      { link: definition.taskRoleArn, label: 'task role' },
      { link: definition.executionRoleArn, label: 'execution role' },
    ].flatMap(({ link, label }): readonly Way[] => {
      const role = graph.follow(link, 'role');
      const to = role === undefined ? undefined : roles.get(subjectKey(role.subject));
      return to === undefined ? [] : [{ from, to, kind: 'uses', labels: [label], subjects: [] }];
    });
    return [...taken, ...secretsOf(definition, graph).map((to): Way => ({ from, to, ...READS }))];
  });
}

const READS = { kind: 'uses', labels: ['reads'], subjects: [] } as const;

function secretsOf(definition: Subject<'taskDefinition'>, graph: Graph): readonly Party[] {
  const links = graph
    .containersOf(definition)
    .items.flatMap(({ secrets }) => secrets.items.map(({ valueFrom }) => valueFrom));
  const found = links.map((link) => graph.follow(link, 'secret') ?? graph.follow(link, 'parameter'));
  return found.filter((secret) => secret !== undefined).map(secretParty);
}
