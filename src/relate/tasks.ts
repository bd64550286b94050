/** Services, task definitions and log groups: who uses whom, and which roles. */
import type { Attr, List } from '../model/attribute.js';
import { and, certain, unknown, type Certainty } from '../model/certainty.js';
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { follow, literalName, type Catalogue } from './catalogue.js';
import { linkedTo, nameKey, NO_TIES, oneLink, tiedTo, type Ties } from './link-index.js';

export function servicesOf(all: Catalogue, taskDefinition: Subject<'taskDefinition'>): Related<'service'> {
  return linkedTo(all, { kind: 'service', linksOf: definitionLinks, target: taskDefinition });
}

const definitionLinks = (service: Subject<'service'>) => oneLink(service.taskDefinition);

export function taskDefinitionsOf(all: Catalogue, service: Subject<'service'>): Related<'taskDefinition'> {
  const found = follow(all, service.taskDefinition, 'taskDefinition');
  if (found !== undefined) return { items: [found], complete: 'yes' };
  return { items: [], complete: { unknown: 'its task definition is not in reach' } };
}

export function containersOf(all: Catalogue, taskDefinition: Subject<'taskDefinition'>): Related<'container'> {
  const { address } = taskDefinition.subject;
  return { items: all.within(address, 'container'), complete: taskDefinition.containerDefinitions.complete };
}

export function usesOf(
  all: Catalogue,
  role: Subject<'role'>,
): { readonly task: Related<'taskDefinition'>; readonly execution: Related<'taskDefinition'> } {
  return {
    task: linkedTo(all, { kind: 'taskDefinition', linksOf: taskRoles, target: role }),
    execution: linkedTo(all, { kind: 'taskDefinition', linksOf: executionRoles, target: role }),
  };
}

const taskRoles = (definition: Subject<'taskDefinition'>) => oneLink(definition.taskRoleArn);
const executionRoles = (definition: Subject<'taskDefinition'>) => oneLink(definition.executionRoleArn);

/** Containers whose awslogs group, and clusters whose Exec log group, is this one. */
export function usersOf(all: Catalogue, logGroup: Subject<'logGroup'>): Pick<List<Subject>, 'items' | 'complete'> {
  const containers = tiedTo(all, {
    kind: 'container',
    key: logsTo,
    tiesOf: logTies,
    target: logGroup,
    test: (container) => logsTo(container, logGroup),
  });
  const clusters = linkedTo(all, { kind: 'cluster', linksOf: execLogGroups, target: logGroup });
  return { items: [...containers.items, ...clusters.items], complete: and(containers.complete, clusters.complete) };
}

const execLogGroups = ({ configuration }: Subject<'cluster'>) =>
  oneLink(configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName);

function logTies(container: Subject<'container'>): Ties {
  const { options } = container.logConfiguration;
  const group = options.items.find((option) => option.key === 'awslogs-group');
  if (group === undefined) return { ...NO_TIES, mayBeAny: options.complete !== 'yes' };
  const node = group.place.kind === 'attribute' ? group.place.node : undefined;
  if (node?.kind === 'reference') return { ...NO_TIES, keys: [node.to] };
  if (group.value.state === 'unset') return NO_TIES;
  if (group.value.state === 'unknown') return { ...NO_TIES, mayBeAny: true };
  return { ...NO_TIES, keys: [nameKey(group.value.value)], isNamed: true };
}

function logsTo(container: Subject<'container'>, logGroup: Subject<'logGroup'>): Certainty {
  const { options } = container.logConfiguration;
  const group = options.items.find((option) => option.key === 'awslogs-group');
  if (group === undefined) return options.complete === 'yes' ? 'no' : options.complete;
  const node = group.place.kind === 'attribute' ? group.place.node : undefined;
  if (node?.kind === 'reference') return certain(node.to === logGroup.subject.address);
  return isNamed(logGroup, group.value);
}

function isNamed(logGroup: Subject<'logGroup'>, value: Attr<string>): Certainty {
  if (value.state === 'unset') return 'no';
  if (value.state === 'unknown') return unknown(value.why);
  const name = literalName(logGroup);
  return name === undefined
    ? unknown(`the name of ${logGroup.subject.address} is not known`)
    : certain(name === value.value);
}
