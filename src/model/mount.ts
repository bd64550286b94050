/** Which containers mount a volume of their task, and how. */
import { is, type List } from './attribute.js';
import { and, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import type { Subject } from './subject.js';

type Container = Subject<'container'>;

export interface Mount {
  readonly container: Container;
  readonly point: Container['mountPoints']['items'][number];
}

/** The mounts of a volume that are known; `complete` says whether there can be no more. */
export function mountsOf(volume: Subject<'volume'>, graph: Graph): Pick<List<Mount>, 'items' | 'complete'> {
  const { name } = volume;
  const definition = graph.taskDefinitionOf(volume);
  if (definition === undefined) return { items: [], complete: unknown('its task definition is not in reach') };
  if (name.state !== 'known') return { items: [], complete: unknown('the name of the volume is not known') };
  const containers = graph.containersOf(definition);
  const all = containers.items.flatMap((container) =>
    container.mountPoints.items.map((point) => ({ container, point })),
  );
  const doubts = all.map(({ point }) => isKnown(point));
  return {
    items: all.filter(({ point }) => is(point.sourceVolume, name.value) === 'yes'),
    complete: and(containers.complete, ...containers.items.map((one) => one.mountPoints.complete), ...doubts),
  };
}

function isKnown({ sourceVolume }: Mount['point']): Certainty {
  return sourceVolume.state === 'unknown' ? unknown(sourceVolume.why) : 'yes';
}

/** The volume that a mount point of the container names, when it is in reach. */
export function volumeOf(mount: Mount, graph: Graph): Subject<'volume'> | undefined {
  const { sourceVolume } = mount.point;
  if (sourceVolume.state !== 'known') return undefined;
  const { parent } = mount.container.subject;
  return graph
    .all('volume')
    .items.find((volume) => volume.subject.parent === parent && is(volume.name, sourceVolume.value) === 'yes');
}
