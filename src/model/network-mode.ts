/** The network mode of a task, and what else has to be right for awsvpc. */
import { every, is, isUnset, some } from './attribute.js';
import { and, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { isFargate, isWindows } from './platform.js';
import type { Subject } from './subject.js';

type TaskDefinition = Subject<'taskDefinition'>;

/** Tasks on machines outside AWS have bridge, host and none only. */
export function isExternal(definition: TaskDefinition, graph: Graph): Certainty {
  return or(
    some(definition.requiresCompatibilities, (name) => is(name, (value) => value.toUpperCase() === 'EXTERNAL')),
    ...graph.servicesOf(definition).items.map((service) => is(service.launchType, 'EXTERNAL')),
  );
}

/** Without a network mode Linux containers on instances share the bridge of Docker. */
export function isBridgeByDefault(definition: TaskDefinition, graph: Graph): Certainty {
  return and(isUnset(definition.networkMode), not(isFargate(definition, graph)), not(isWindows(definition)));
}

/** Whether awsvpc can take the place of the mode at once: every service is known and ready for it. */
export function isReadyForAwsvpc(definition: TaskDefinition, graph: Graph): Certainty {
  const { items } = graph.servicesOf(definition);
  if (items.length === 0) return unknown('its service is not in reach');
  return and(
    ...items.map((service) => service.networkConfiguration.awsvpcConfiguration.written),
    ...items.map((service) => every(service.loadBalancers, (entry) => targetsAddresses(entry, graph))),
    every(graph.containersOf(definition), hasEqualPorts),
  );
}

type Balanced = Subject<'service'>['loadBalancers']['items'][number];

function targetsAddresses({ targetGroupArn }: Balanced, graph: Graph): Certainty {
  const targetGroup = graph.follow(targetGroupArn, 'targetGroup');
  return targetGroup === undefined ? unknown('its target group is not in reach') : is(targetGroup.targetType, 'ip');
}

function hasEqualPorts(container: Subject<'container'>): Certainty {
  return every(container.portMappings, ({ hostPort, containerPort }) =>
    not(is(hostPort, (port) => containerPort.state !== 'known' || port !== containerPort.value)),
  );
}
