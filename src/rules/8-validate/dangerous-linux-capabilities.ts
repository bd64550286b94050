import { is, some, type Attr } from '../../model/attribute.js';
import { and, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isOnInstances } from '../../model/platform.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { without } from '../../model/without.js';

/** Each of these leads out of the container, or to what other containers do. */
const DANGEROUS: ReadonlySet<string> = new Set([
  'ALL',
  'BPF',
  'DAC_READ_SEARCH',
  'LINUX_IMMUTABLE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'NET_RAW',
  'PERFMON',
  'SYSLOG',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_TIME',
]);

export default rule({
  code: 'ECS807',
  name: 'dangerous-linux-capabilities',
  step: 8,
  title: 'Container has dangerous Linux capabilities',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'Capabilities such as SYS_ADMIN or SYS_PTRACE are pieces of root on the host: they lead out of the container nearly as surely as running it privileged. NET_ADMIN and NET_RAW let it listen to its neighbours or pose as them.',
  unless:
    'The program cannot work without the capability, as a VPN or a packet capture. SYS_PTRACE on Fargate stays within the task and is not reported.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'A program that needs the capability stops working.',
    advice: 'Take the capabilities out of the list, and keep only those that the program cannot do without.',
  },

  check(container, graph) {
    const { add } = container.linuxParameters.capabilities;
    const wrong = some(add, (capability) => isDangerous(capability, container, graph));
    if (wrong !== 'yes') return wrong;

    const dangerous = add.items.filter((capability) => isDangerous(capability, container, graph) === 'yes');
    const names = dangerous.map((capability) => (capability.state === 'known' ? capability.value : ''));
    return {
      place: add.place,
      evidence: dangerous,
      message:
        `Container ${container.subject.name} gets ${names.join(', ')} on top of the capabilities that every container has. ` +
        'That is a piece of root on the host, and a known way out of the container. Take it away.',
      changes: without(dangerous, add),
    };
  },
});

/** `SYS_PTRACE` on Fargate reaches no further than the task. */
function isDangerous(capability: Attr<string>, container: Subject<'container'>, graph: Graph): Certainty {
  const definition = graph.taskDefinitionOf(container);
  const onInstances =
    definition === undefined ? unknown('its task definition is not in reach') : isOnInstances(definition, graph);
  return or(
    is(capability, (name) => DANGEROUS.has(plain(name))),
    and(
      is(capability, (name) => plain(name) === 'SYS_PTRACE'),
      onInstances,
    ),
  );
}

/** Both `CAP_SYS_ADMIN` and `sys_admin` are understood. */
function plain(name: string): string {
  return name.trim().toUpperCase().replace(/^CAP_/, '');
}
