import type { Graph } from '../../model/graph.js';
import { and, or, type Certainty } from '../../model/certainty.js';
import { is, isUnset } from '../../model/attribute.js';
import { rule, set, type Change, type Value } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

export default rule({
  code: 'ECS401',
  name: 'log-configuration-missing',
  step: 4,
  title: 'Container logs go nowhere',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'Without a log configuration what the container prints is lost with the task on Fargate, and stays on one instance on EC2. After an incident there is nothing to read.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9',
  ],
  equivalents: {
    'Security Hub': ['ECS.9'],
    'AWS Config': ['ecs-task-definition-log-configuration'],
    'Control Tower': ['CT.ECS.PR.5'],
    'aws-config-rules': ['ECS_AWSLOGS_CHECK'],
    'cdk-nag': ['AwsSolutions-ECS7'],
    Prowler: ['ecs_task_definitions_logging_enabled'],
  },
  fix: {
    kind: 'partial',
    advice:
      'Add a `logConfiguration` with the `awslogs` driver: its log group, region and stream prefix; or `awsfirelens`.',
  },

  check(container, graph) {
    const { logConfiguration } = container;
    const wrong = lacksLogs(container);
    if (wrong !== 'yes') return wrong;

    return {
      place: logConfiguration.place,
      message:
        `Container ${container.subject.name} has no log configuration, so what it prints is gone with the task. ` +
        'After an incident there is nothing to read. Send its logs to CloudWatch Logs or through FireLens.',
      changes: likeSibling(container, graph),
    };
  },
});

function lacksLogs(container: Container): Certainty {
  const { logDriver } = container.logConfiguration;
  return or(isUnset(logDriver), is(logDriver, ''));
}

/** The group and region that another container of the task already logs to, with a stream prefix of its own. */
function likeSibling(container: Container, graph: Graph): readonly Change[] {
  const definition = graph.taskDefinitionOf(container);
  if (definition === undefined || container.logConfiguration.written !== 'no') return [];
  for (const sibling of graph.containersOf(definition).items) {
    const options = awslogsOptions(sibling, graph);
    if (options === undefined) continue;
    const value = { logDriver: 'awslogs', options: { ...options, 'awslogs-stream-prefix': container.subject.name } };
    return [set(container.logConfiguration, value)];
  }
  return [];
}

function awslogsOptions(container: Container, graph: Graph): Readonly<Record<string, Value>> | undefined {
  const { logDriver, options } = container.logConfiguration;
  if (and(is(logDriver, 'awslogs'), options.complete) !== 'yes') return undefined;
  const region = options.items.find((option) => option.key === 'awslogs-region')?.value;
  const group = groupOf(container, graph);
  if (region?.state !== 'known' || group === undefined) return undefined;
  return { 'awslogs-group': group, 'awslogs-region': region.value };
}

function groupOf(container: Container, graph: Graph): Value | undefined {
  const group = container.logConfiguration.options.items.find((option) => option.key === 'awslogs-group');
  if (group?.value.state === 'known') return group.value.value;
  const node = group?.place.kind === 'attribute' ? group.place.node : undefined;
  if (node?.kind !== 'reference') return undefined;
  const logGroup = graph.all('logGroup').items.find((candidate) => candidate.subject.address === node.to);
  return logGroup === undefined ? undefined : { refer: logGroup.subject, attribute: 'name' };
}
