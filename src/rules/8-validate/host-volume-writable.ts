import { is } from '../../model/attribute.js';
import { and, not, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isSensitiveHostPath } from '../../model/host-path.js';
import { volumeOf, type Mount } from '../../model/mount.js';
import { rule, set, type Problem } from '../../model/rule.js';

export default rule({
  code: 'ECS811',
  name: 'host-volume-writable',
  step: 8,
  title: 'Container writes to a folder of the host',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'What one task writes to a folder of the host stays there for the next one, and for programs of the instance: a way to hand something on, and to fill the disk that all tasks share.',
  unless: 'The container keeps data there on purpose. An EFS or Docker volume keeps it without touching the host.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'A program that writes there stops working.',
    advice: 'Mount the folder read-only, or use a volume that is not a folder of the host.',
  },

  check(container, graph) {
    const mounts = container.mountPoints.items.map((point): Mount => ({ container, point }));
    const judged = mounts.map((mount) => ({ mount, wrong: isWritableHost(mount, graph) }));
    const wrong = judged.filter((one) => one.wrong === 'yes');
    if (wrong.length > 0) return wrong.map(({ mount }) => problemOf(mount, graph));
    return judged.map((one) => one.wrong).find((one) => one !== 'no') ?? not(container.mountPoints.complete);
  },
});

/** Folders that give away the host are another problem, which mounting them read-only would not solve. */
function isWritableHost(mount: Mount, graph: Graph): Certainty {
  const { sourceVolume, readOnly } = mount.point;
  const volume = volumeOf(mount, graph);
  if (volume === undefined) {
    return sourceVolume.state === 'unknown' ? unknown(sourceVolume.why) : unknown('its volume is not in reach');
  }
  const { sourcePath } = volume.host;
  return and(
    is(readOnly, false),
    is(sourcePath, (path) => path !== '' && !isSensitiveHostPath(path)),
  );
}

function problemOf(mount: Mount, graph: Graph): Problem {
  const { container, point } = mount;
  const path = volumeOf(mount, graph)?.host.sourcePath;
  return {
    place: point.readOnly.place,
    evidence: [point.readOnly, ...(path === undefined ? [] : [path])],
    message:
      `Container ${container.subject.name} may write to ${path?.state === 'known' ? path.value : 'a folder'} of the host. ` +
      'What it writes outlives the task and reaches whatever else uses the folder. Mount it read-only, or use another kind of volume.',
    changes: [set(point.readOnly, true)],
  };
}
