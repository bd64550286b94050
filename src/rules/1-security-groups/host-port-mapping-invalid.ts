import { is, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isBridgeByDefault, isExternal } from '../../model/network-mode.js';
import { remove, rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Mapping = Subject<'container'>['portMappings']['items'][number];
type Definition = Subject<'taskDefinition'>;

/** Modes in which a container's port is the one that is seen outside. */
const OWN_PORTS = ['awsvpc', 'host'];

export default rule({
  code: 'ECS126',
  name: 'host-port-mapping-invalid',
  step: 1,
  title: 'Host port that is refused or fixed',
  severity: 'info',
  tier: 'C',
  target: 'container',
  why: 'With the network mode awsvpc ECS refuses a host port that is not the container port. With bridge a fixed host port keeps a second task off the instance, and opens the same port on every instance.',
  unless: 'The task runs once on each instance as a daemon, or on machines outside AWS (both are recognised).',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  equivalents: { 'cfn-lint': ['E3053'] },
  fix: {
    kind: 'exact',
    risk: 'With the network mode bridge each task gets another port of its instance, which callers have to learn from the load balancer or from service discovery.',
    advice: 'Leave the host port out with awsvpc, and set it to 0 with bridge.',
  },

  check(container, graph) {
    const definition = graph.taskDefinitionOf(container);
    if (definition === undefined) return unknown('its task definition is not in reach');
    const mappings = container.portMappings.items.map((mapping) => ({
      mapping,
      refused: isRefused(mapping, definition),
      fixed: isFixed(mapping, definition, graph),
    }));
    const wrong = or(
      ...mappings.flatMap(({ refused, fixed }) => [refused, fixed]),
      not(container.portMappings.complete),
    );
    if (wrong !== 'yes') return wrong;

    const { networkMode } = definition;
    return mappings
      .filter(({ refused, fixed }) => refused === 'yes' || fixed === 'yes')
      .map(({ mapping, refused }) => ({
        place: mapping.hostPort.place,
        evidence: [mapping.hostPort, mapping.containerPort, networkMode],
        message: `${portsOf(container, mapping)} ${refused === 'yes' ? refusal(networkMode) : FIXED}`,
        changes: [refused === 'yes' ? remove(mapping.hostPort) : set(mapping.hostPort, 0)],
      }));
  },
});

const FIXED =
  'With the network mode bridge that port is taken on the instance, so a second task finds no place there. Set the host port to 0, which takes a free one.';

function refusal(networkMode: Definition['networkMode']): string {
  const mode = networkMode.state === 'known' ? networkMode.value : 'awsvpc';
  return `With the network mode ${mode} both have to be the same, so ECS refuses the task definition. Leave the host port out.`;
}

function portsOf(container: Subject<'container'>, { hostPort, containerPort }: Mapping): string {
  const host = hostPort.state === 'known' ? String(hostPort.value) : '?';
  const own = containerPort.state === 'known' ? ` port ${String(containerPort.value)}` : '';
  return `Container ${container.subject.name} maps host port ${host} to its own${own}.`;
}

/** A host port of 0 is as good as none. */
function isRefused({ hostPort, containerPort }: Mapping, { networkMode }: Definition): Certainty {
  if (containerPort.state === 'unset') return 'no';
  const differs =
    hostPort.state === 'known' && hostPort.value !== 0
      ? not(is(containerPort, hostPort.value))
      : is(hostPort, (port) => port !== 0);
  return and(
    is(networkMode, (mode) => OWN_PORTS.includes(mode)),
    differs,
  );
}

function isFixed({ hostPort }: Mapping, definition: Definition, graph: Graph): Certainty {
  return and(
    or(is(definition.networkMode, 'bridge'), isBridgeByDefault(definition, graph)),
    is(hostPort, (port) => port > 0),
    not(isExternal(definition, graph)),
    not(some(graph.servicesOf(definition), ({ schedulingStrategy }) => is(schedulingStrategy, 'DAEMON'))),
  );
}
