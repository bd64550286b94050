/** What Fargate does not take. Source: "Task definition differences for Fargate" of the ECS developer guide. */
import { is, isEmpty, isUnset, some, type Attr, type List, type Place } from './attribute.js';
import { and, not, or, type Certainty } from './certainty.js';
import { remove, set, type Change } from './rule.js';
import type { Subject } from './subject.js';

/** One setting that makes ECS refuse the task. */
export interface Refused {
  readonly certainty: Certainty;
  readonly place: Place;
  /** Finishes "Task definition web …". */
  readonly what: string;
  readonly changes: readonly Change[];
  /** What to do where it cannot just be taken out. */
  readonly instead?: string;
}

const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];

/** Of a task definition, without what rules on the namespaces of the host speak of. */
export function refusedInTask(definition: Subject<'taskDefinition'>): readonly Refused[] {
  const { networkMode, ipcMode, cpu, memory, placementConstraints } = definition;
  return [
    {
      certainty: is(networkMode, (mode) => mode !== 'awsvpc'),
      place: networkMode.place,
      what: `uses the network mode ${valueOf(networkMode)}; only awsvpc is there`,
      changes: [set(networkMode, 'awsvpc')],
      instead: 'Use awsvpc',
    },
    {
      certainty: is(ipcMode, (mode) => mode !== 'host'),
      place: ipcMode.place,
      what: 'names an IPC mode',
      changes: [remove(ipcMode)],
    },
    {
      certainty: not(isEmpty(placementConstraints)),
      place: placementConstraints.place,
      what: 'has placement constraints',
      changes: [remove(placementConstraints)],
    },
    missing(cpu, 'does not say how much CPU it needs'),
    missing(memory, 'does not say how much memory it needs'),
  ];
}

/** Of a container, without what the rule on devices speaks of. */
export function refusedInContainer(container: Subject<'container'>): readonly Refused[] {
  const { privileged, logConfiguration, disableNetworking, linuxParameters } = container;
  const { logDriver } = logConfiguration;
  const { sharedMemorySize, maxSwap, swappiness, tmpfs, capabilities } = linuxParameters;
  return [
    { certainty: is(privileged, true), place: privileged.place, what: 'is privileged', changes: [remove(privileged)] },
    {
      certainty: is(logDriver, (driver) => !LOG_DRIVERS.includes(driver)),
      place: logDriver.place,
      what: `uses the log driver ${valueOf(logDriver)}; only ${LOG_DRIVERS.join(', ')} are there`,
      changes: [],
      instead: 'Use one of these',
    },
    {
      certainty: some(capabilities.add, (name) => is(name, (value) => !/^(CAP_)?SYS_PTRACE$/i.test(value))),
      place: capabilities.add.place,
      what: 'adds other capabilities than SYS_PTRACE',
      changes: [],
    },
    {
      certainty: is(disableNetworking, true),
      place: disableNetworking.place,
      what: 'switches its network off',
      changes: [remove(disableNetworking)],
    },
    ...lists(container),
    written(sharedMemorySize, 'sets sharedMemorySize'),
    written(maxSwap, 'sets maxSwap'),
    written(swappiness, 'sets swappiness'),
    filled(tmpfs, 'mounts a tmpfs'),
  ];
}

function lists(container: Subject<'container'>): readonly Refused[] {
  const { dockerSecurityOptions, links, dnsServers, dnsSearchDomains, extraHosts } = container;
  return [
    filled(dockerSecurityOptions, 'sets dockerSecurityOptions'),
    filled(links, 'has links to other containers'),
    filled(dnsServers, 'names DNS servers'),
    filled(dnsSearchDomains, 'names DNS search domains'),
    filled(extraHosts, 'has extraHosts'),
  ];
}

/** Of a volume. */
export function refusedInVolume(volume: Subject<'volume'>): readonly Refused[] {
  const { host, dockerVolumeConfiguration } = volume;
  const { sourcePath } = host;
  return [
    written(sourcePath, `is the folder ${valueOf(sourcePath)} of the host`, []),
    {
      certainty: dockerVolumeConfiguration.written,
      place: dockerVolumeConfiguration.place,
      what: 'is a Docker volume',
      changes: [],
    },
  ];
}

/** Whether ECS refuses any of them. */
export function isRefused(refused: readonly Refused[]): Certainty {
  return or(...refused.map(({ certainty }) => certainty));
}

function written(attr: Attr<unknown>, what: string, changes: readonly Change[] = [remove(attr)]): Refused {
  return { certainty: not(isUnset(attr)), place: attr.place, what, changes };
}

function missing(attr: Attr<string>, what: string): Refused {
  return { certainty: isUnset(attr), place: attr.place, what, changes: [], instead: 'Name a size of Fargate' };
}

function filled(list: List<unknown>, what: string): Refused {
  return { certainty: and(list.written, not(isEmpty(list))), place: list.place, what, changes: [remove(list)] };
}

function valueOf(attr: Attr<string>): string {
  return attr.state === 'known' ? attr.value : '';
}
