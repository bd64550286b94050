/** What a task runs on, as far as the code proves it. */
import { is, isEmpty, isUnset, some } from './attribute.js';
import { and, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import type { Subject } from './subject.js';

export function isWindows(taskDefinition: Subject<'taskDefinition'> | undefined): Certainty {
  if (taskDefinition === undefined) return unknown('its task definition is not in reach');
  return is(taskDefinition.runtimePlatform.operatingSystemFamily, (family) => /^windows/i.test(family));
}

/** By the task definition's compatibilities, or by the services that run it. */
export function isFargate(taskDefinition: Subject<'taskDefinition'>, graph: Graph): Certainty {
  const services = graph.servicesOf(taskDefinition);
  return or(
    some(taskDefinition.requiresCompatibilities, (name) => is(name, (value) => value.toUpperCase() === 'FARGATE')),
    ...services.items.map((service) => runsOnFargate(service)),
  );
}

export function runsOnFargate(service: Subject<'service'>): Certainty {
  return or(
    is(service.launchType, 'FARGATE'),
    some(service.capacityProviderStrategy, (entry) => is(entry.capacityProvider, (name) => name.startsWith('FARGATE'))),
  );
}

/** Whether a task in reach runs on Fargate; tasks often stand in another unit than what watches or holds them. */
export function hasFargateTasks(graph: Graph): Certainty {
  const found = some(graph.all('taskDefinition'), (definition) => isFargate(definition, graph));
  return found === 'no' ? unknown('no task that runs on Fargate is in reach') : found;
}

/** Whether it runs on instances of the account's own: by its compatibilities, or by the services that run it. */
export function isOnInstances(taskDefinition: Subject<'taskDefinition'>, graph: Graph): Certainty {
  const { requiresCompatibilities } = taskDefinition;
  if (isEmpty(requiresCompatibilities) !== 'yes') {
    const names = (wanted: readonly string[]): Certainty =>
      some(requiresCompatibilities, (name) => is(name, (value) => wanted.includes(value.toUpperCase())));
    return and(names(['EC2', 'EXTERNAL']), not(names(['FARGATE'])));
  }
  const services = graph.servicesOf(taskDefinition);
  if (services.items.length === 0) return unknown('nothing in reach says what it runs on');
  return some(services, runsOnInstances);
}

function runsOnInstances(service: Subject<'service'>): Certainty {
  const { launchType, capacityProviderStrategy } = service;
  if (and(isUnset(launchType), isEmpty(capacityProviderStrategy)) === 'yes') {
    return unknown(`the cluster of ${service.subject.name} decides what it runs on`);
  }
  return or(
    is(launchType, (type) => type === 'EC2' || type === 'EXTERNAL'),
    some(capacityProviderStrategy, (entry) => is(entry.capacityProvider, (name) => !name.startsWith('FARGATE'))),
  );
}
