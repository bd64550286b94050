/** Resources of ECS that hold a part of a task definition: what they cannot say is ECS's choice and not known. */
import type { Entry, ListNode, MapNode } from '../../model/source.js';

const REASON = 'ECS writes the list of containers';

/** The properties as those of a task definition; of other types as they are. */
export function asTaskDefinition(type: string, body: MapNode): MapNode {
  if (type === 'AWS::ECS::ExpressGatewayService') return partial(expressed(body), EXPRESS_KEYS);
  return type === 'AWS::ECS::DaemonTaskDefinition' ? partial(body, DAEMON_KEYS) : body;
}

/** Both run on Linux only. What they can say in whole: */
const EXPRESS_KEYS = ['TaskRoleArn', 'ExecutionRoleArn', 'Volumes', 'RuntimePlatform'];
const DAEMON_KEYS = [
  'TaskRoleArn',
  'ExecutionRoleArn',
  'ContainerDefinitions',
  'PidMode',
  'IpcMode',
  'Volumes',
  'Tags',
  'RuntimePlatform',
];

function partial(body: MapNode, keys: readonly string[]): MapNode {
  if (!body.complete) return body;
  const written = new Set(body.entries.map(({ key }) => key));
  return { ...body, complete: false, absent: keys.filter((key) => !written.has(key)) };
}

/** The one container, with its settings of logs left to ECS. */
function expressed(body: MapNode): MapNode {
  const entries = body.entries.map((entry): Entry => {
    if (entry.key !== 'PrimaryContainer' || entry.value.kind !== 'map') return entry;
    const { file, span } = entry.value;
    const container = partial(entry.value, CONTAINER_KEYS);
    const items: ListNode = {
      kind: 'list',
      form: 'json',
      items: [container],
      complete: false,
      file,
      span,
      locked: REASON,
    };
    return { ...entry, key: 'ContainerDefinitions', value: items };
  });
  return { ...body, entries };
}

const CONTAINER_KEYS = ['Command', 'Environment', 'Secrets', 'RepositoryCredentials', 'Privileged', 'DockerLabels'];
