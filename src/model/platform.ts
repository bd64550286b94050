/** What a task runs on, as far as the code proves it. */
import { is, some } from './attribute.js';
import { or, unknown, type Certainty } from './certainty.js';
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

function runsOnFargate(service: Subject<'service'>): Certainty {
  return or(
    is(service.launchType, 'FARGATE'),
    some(service.capacityProviderStrategy, (entry) => is(entry.capacityProvider, (name) => name.startsWith('FARGATE'))),
  );
}
