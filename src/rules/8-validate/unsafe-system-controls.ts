import { is, some } from '../../model/attribute.js';
import { and, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type Control = Container['systemControls']['items'][number];

export default rule({
  code: 'ECS813',
  name: 'unsafe-system-controls',
  step: 8,
  title: 'Container changes kernel parameters',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'In host network mode the network parameters belong to the instance, so one task would change them for all; ECS does not support it. Parameters of the kernel namespace raise limits that protect the memory of the host.',
  unless: 'The program needs the larger limits, as some databases do, and has the instance or the task for itself.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice: 'Take the parameter out, or run the task in awsvpc mode where it has a network of its own.',
  },

  check(container, graph) {
    const { systemControls } = container;
    const wrong = some(systemControls, (control) => isUnsafe(control, container, graph));
    if (wrong !== 'yes') return wrong;

    const unsafe = systemControls.items
      .filter((control) => isUnsafe(control, container, graph) === 'yes')
      .map((control) => control.namespace);
    const names = unsafe.map((namespace) => (namespace.state === 'known' ? namespace.value : '')).join(', ');
    return {
      place: systemControls.place,
      evidence: unsafe,
      message:
        `Container ${container.subject.name} sets the kernel parameter ${names}. ` +
        'That is set for more than this container, and a wrong value takes memory or network from the others. Take it out, or set it for the whole instance on purpose.',
    };
  },
});

function isUnsafe({ namespace }: Control, container: Container, graph: Graph): Certainty {
  const networkMode = graph.taskDefinitionOf(container)?.networkMode;
  return or(
    is(namespace, (name) => name.startsWith('kernel.')),
    and(
      is(namespace, (name) => name.startsWith('net.')),
      networkMode === undefined ? unknown('its task definition is not in reach') : is(networkMode, 'host'),
    ),
  );
}
