import { every, is, isEmpty } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isHarmlessToRead, isSensitiveHostPath, plainHostPath } from '../../model/host-path.js';
import { mountsOf } from '../../model/mount.js';
import { rule } from '../../model/rule.js';
import { isKnownSidecar } from '../../model/sidecar.js';
import type { Subject } from '../../model/subject.js';

/** What no agent may have in silence: the host as a whole, and the sockets that command it. */
const WHOLE_HOST: ReadonlySet<string> = new Set(['/', '/run', '/run/docker.sock', '/var']);

export default rule({
  code: 'ECS810',
  name: 'docker-socket-or-sensitive-host-path',
  step: 8,
  title: 'Task mounts the control of its host',
  severity: 'critical',
  tier: 'A',
  target: 'volume',
  why: 'Who can write to the Docker socket starts a privileged container with the next request, also when the mount is read-only. The root, /etc, /proc and the folders of Docker and the ECS agent give away the host, its credentials and every other task.',
  unless:
    'A monitoring or security agent of the instance needs the path: Datadog, cAdvisor, Sysdig, Falco and the ECS agent ask for the socket or for folders of the host. Run it as a daemon service of its own, read-only where it can be.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice:
      'Take the volume out. Where an agent needs it, move the agent to a daemon service of its own and mount just the file it reads.',
  },

  check(volume, graph) {
    const { sourcePath } = volume.host;
    const wrong = and(is(sourcePath, isSensitiveHostPath), not(isAllowed(volume, graph)));
    if (wrong !== 'yes') return wrong;

    const path = sourcePath.state === 'known' ? sourcePath.value : '';
    const containers = [...new Set(mountsOf(volume, graph).items.map(({ container }) => container.subject.name))];
    const users = containers.length === 0 ? 'the containers that mount it' : containers.join(', ');
    return {
      place: sourcePath.place,
      evidence: [sourcePath],
      message:
        `Volume ${volume.subject.name} brings ${path} of the host into the task. ` +
        `${isSocket(path) ? 'Through it' : 'With it'} ${users} can take over the instance and every task on it${isSocket(path) ? ', also when the mount is read-only' : ''}. ` +
        'Take it out, or keep it to an agent such as Datadog, cAdvisor or Falco in a daemon service of its own.',
    };
  },
});

function isSocket(path: string): boolean {
  return plainHostPath(path).endsWith('.sock');
}

/** Read-only, and either harmless to read or what a known agent is documented to need. */
function isAllowed(volume: Subject<'volume'>, graph: Graph): Certainty {
  const { sourcePath } = volume.host;
  const mounts = mountsOf(volume, graph);
  const readOnly = every(mounts, ({ point }) => is(point.readOnly, true));
  const byAgents = and(
    not(isEmpty(mounts)),
    every(mounts, ({ container }) => isKnownSidecar(container)),
    is(sourcePath, (path) => !WHOLE_HOST.has(plainHostPath(path))),
  );
  return and(readOnly, or(is(sourcePath, isHarmlessToRead), byAgents));
}
