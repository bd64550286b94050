import { is, isUnset, some } from '../../model/attribute.js';
import { usesAwslogs } from '../../model/awslogs.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS413',
  name: 'ecs-exec-enabled-without-audit',
  step: 4,
  title: 'Shells can be opened in tasks without a record',
  severity: 'medium',
  tier: 'A',
  target: 'service',
  why: 'ECS Exec gives a shell in the running containers. Unless the cluster names a log group or bucket, or the task itself logs with awslogs, nothing records what is done in it.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'The task role needs permission to write to the log group.',
    advice:
      'Give the cluster an Exec configuration with `logging` `OVERRIDE` and a log group, or switch ECS Exec off for the service.',
  },

  check(service, graph) {
    const { enableExecuteCommand } = service;
    const enabled = is(enableExecuteCommand, true);
    if (enabled !== 'yes') return enabled;
    const cluster = graph.follow(service.cluster, 'cluster');
    if (cluster === undefined) return unknown('its cluster is not in reach');
    const wrong = isUnrecorded(service, cluster, graph);
    if (wrong !== 'yes') return wrong;

    return {
      place: enableExecuteCommand.place,
      evidence: [enableExecuteCommand],
      message:
        `Service ${service.subject.name} lets shells be opened in its tasks, and neither cluster ${cluster.subject.name} nor the task records them. ` +
        'Nobody can say afterwards what was done in a container. Let the cluster log ECS Exec to a log group, or switch it off.',
      changes: recordTo(cluster, graph),
    };
  },
});

/** `NONE` is the cluster's own problem, which another rule tells. */
function isUnrecorded(service: Subject<'service'>, cluster: Subject<'cluster'>, graph: Graph): Certainty {
  const { logging, logConfiguration } = cluster.configuration.executeCommandConfiguration;
  const { cloudWatchLogGroupName, s3BucketName } = logConfiguration;
  return or(
    and(is(logging, 'DEFAULT'), not(hasAwslogs(service, graph))),
    and(is(logging, 'OVERRIDE'), isUnset(cloudWatchLogGroupName), isUnset(s3BucketName)),
  );
}

function hasAwslogs(service: Subject<'service'>, graph: Graph): Certainty {
  return some(graph.taskDefinitionsOf(service), (definition) => some(graph.containersOf(definition), usesAwslogs));
}

/** Into the one log group of the code, with its key, when the cluster says nothing about Exec yet. */
function recordTo(cluster: Subject<'cluster'>, graph: Graph): readonly Change[] {
  const { executeCommandConfiguration } = cluster.configuration;
  const [group, more] = graph.all('logGroup').items;
  if (group === undefined || more !== undefined || executeCommandConfiguration.written !== 'no') return [];
  const kmsKeyId = group.kmsKeyId.state === 'known' ? group.kmsKeyId.value.literal : undefined;
  if (kmsKeyId === undefined) return [];
  const cloudWatchLogGroupName = { refer: group.subject, attribute: 'name' } as const;
  const logConfiguration = { cloudWatchLogGroupName };
  return [set(executeCommandConfiguration, { kmsKeyId, logging: 'OVERRIDE', logConfiguration })];
}
