import { is, isUnset } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { blocksAwsvpcTasks, blocksBridgeTasks, joinsCluster, setAgentOption } from '../../model/container-instance.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Template = Subject<'instanceTemplate'>;
type TaskDefinition = Subject<'taskDefinition'>;

export default rule({
  code: 'ECS130',
  name: 'tasks-can-reach-instance-metadata',
  step: 1,
  title: 'Tasks can reach the instance metadata',
  severity: 'medium',
  tier: 'A',
  target: 'instanceTemplate',
  why: 'The metadata service hands the credentials of the container instance to whoever asks, and they are good for all tasks of the cluster. A task should have those of its task role only.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'Takes effect on instances that start from then on.',
    advice:
      'Write ECS_AWSVPC_BLOCK_IMDS=true to /etc/ecs/ecs.config, and for tasks in bridge mode set the hop limit to 1.',
  },

  check(template, graph) {
    const wrong = and(
      joinsCluster(template),
      not(is(template.metadataOptions.httpEndpoint, 'disabled')),
      or(isOpenToAwsvpc(template, graph), isOpenToBridge(template, graph)),
    );
    if (wrong !== 'yes') return wrong;

    const awsvpc = isOpenToAwsvpc(template, graph) === 'yes';
    return {
      place: template.userData.place,
      evidence: [template.userData],
      message:
        `The user data of ${template.subject.name} joins a cluster and does not keep tasks in ${awsvpc ? 'awsvpc' : 'bridge'} mode away from the instance metadata. ` +
        'Any task can take the credentials of the instance, which are good for the whole cluster. ' +
        (awsvpc
          ? 'Write ECS_AWSVPC_BLOCK_IMDS=true to /etc/ecs/ecs.config.'
          : 'Set the hop limit to 1, or block 169.254.169.254 with iptables.'),
      changes: awsvpc ? setAgentOption(template, 'ECS_AWSVPC_BLOCK_IMDS=true') : [],
    };
  },
});

function isOpenToAwsvpc(template: Template, graph: Graph): Certainty {
  const runs = runsTasks(graph, (definition) => is(definition.networkMode, (mode) => mode.toLowerCase() === 'awsvpc'));
  return and(runs, not(blocksAwsvpcTasks(template)));
}

function isOpenToBridge(template: Template, graph: Graph): Certainty {
  const { httpPutResponseHopLimit } = template.metadataOptions;
  const runs = runsTasks(graph, ({ networkMode }) =>
    or(
      isUnset(networkMode),
      is(networkMode, (mode) => mode.toLowerCase() === 'bridge'),
    ),
  );
  // Unset, the limit is the image's: 1 or 2.
  const far =
    httpPutResponseHopLimit.state === 'unset'
      ? unknown('the image decides the hop limit')
      : is(httpPutResponseHopLimit, (limit) => limit > 1);
  return and(runs, far, not(blocksBridgeTasks(template)));
}

/** Whether a task in reach that runs on instances has such a network mode. */
function runsTasks(graph: Graph, hasMode: (definition: TaskDefinition) => Certainty): Certainty {
  const onInstances = graph.all('taskDefinition').items.filter((definition) => isFargate(definition, graph) !== 'yes');
  if (onInstances.length === 0) return unknown('the tasks of the instances are not in reach');
  return or(...onInstances.map((definition) => and(not(isFargate(definition, graph)), hasMode(definition))));
}
