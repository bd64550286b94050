/** Where containers of a task send their logs, and what another container could take over from them. */
import { is, type Attr } from './attribute.js';
import { and, certain, or, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { remembered } from './remembered.js';
import type { Value } from './rule.js';
import type { Subject } from './subject.js';
import { entryAt } from './text-map.js';

type Container = Subject<'container'>;

export function usesAwslogs(container: Container): Certainty {
  return is(container.logConfiguration.logDriver, 'awslogs');
}

/** Whether an option is missing or empty. What another resource gives is there, whatever it will be. */
export function isMissing(option: Attr<string>): Certainty {
  const node = option.place.kind === 'attribute' ? option.place.node : undefined;
  if (node?.kind === 'reference' || node?.kind === 'text') return 'no';
  // The region that a stack is deployed to is never empty.
  if (node?.kind === 'opaque' && node.why.startsWith('AWS::Region ')) return 'no';
  return or(
    certain(option.state === 'unset'),
    is(option, (value) => value.trim() === ''),
  );
}

/** A log configuration like that of another container of the task, with a stream prefix of its own. */
export function likeSibling(container: Container, graph: Graph): Value | undefined {
  const options = siblingOptions(container, graph);
  if (options === undefined) return undefined;
  return { logDriver: 'awslogs', options: { ...options, 'awslogs-stream-prefix': container.subject.name } };
}

/** The group and region to which another container of the task logs. */
export function siblingOptions(container: Container, graph: Graph): Readonly<Record<string, Value>> | undefined {
  const definition = graph.taskDefinitionOf(container);
  if (definition === undefined) return undefined;
  const all = loggersOf(definition, '', () =>
    graph.containersOf(definition).items.flatMap((one): readonly Logger[] => {
      const options = awslogsOptions(one, graph);
      return options === undefined ? [] : [{ container: one, options }];
    }),
  );
  return all.find((logger) => logger.container !== container)?.options;
}

interface Logger {
  readonly container: Container;
  readonly options: Readonly<Record<string, Value>>;
}

/** The containers of a task definition that log to a group that another one could use. */
const loggersOf = remembered<readonly Logger[]>();

function awslogsOptions(container: Container, graph: Graph): Readonly<Record<string, Value>> | undefined {
  const { options } = container.logConfiguration;
  if (and(usesAwslogs(container), options.complete) !== 'yes') return undefined;
  const region = entryAt(options, 'awslogs-region');
  const group = groupOf(container, graph);
  if (region.state !== 'known' || group === undefined) return undefined;
  return { 'awslogs-group': group, 'awslogs-region': region.value };
}

function groupOf(container: Container, graph: Graph): Value | undefined {
  const group = entryAt(container.logConfiguration.options, 'awslogs-group');
  if (group.state === 'known') return group.value;
  const node = group.place.kind === 'attribute' ? group.place.node : undefined;
  if (node?.kind !== 'reference') return undefined;
  const logGroup = graph.all('logGroup').items.find((candidate) => candidate.subject.address === node.to);
  return logGroup === undefined ? undefined : { refer: logGroup.subject, attribute: 'name' };
}
