import { is, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { isWindows } from '../../model/platform.js';
import { rule, set } from '../../model/rule.js';
import { isKnownSidecar } from '../../model/sidecar.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

/** Where the agent behind ECS Exec writes its state and its logs. */
const AGENT_FOLDERS = ['/var/lib/amazon/ssm', '/var/log/amazon/ssm'];

export default rule({
  code: 'ECS838',
  name: 'readonly-root-with-ecs-exec',
  step: 8,
  title: 'ECS Exec cannot work in this container',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'The agent behind ECS Exec writes to /var/lib/amazon and /var/log/amazon. On a read-only root it stops at once, so the session that people count on in an incident does not open, and somebody will make the root writable in a hurry.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-considerations.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Nobody can open a session in the tasks of the service any more. Where you need that, mount volumes instead.',
    advice:
      'Turn ECS Exec off for the service, or mount a writable volume at `/var/lib/amazon` and one at `/var/log/amazon`.',
  },

  check(container, graph) {
    const { readonlyRootFilesystem } = container;
    const definition = graph.taskDefinitionOf(container);
    if (definition === undefined) return unknown('its task definition is not in reach');
    const services = graph.servicesOf(definition);
    const wrong = and(
      is(readonlyRootFilesystem, true),
      some(services, (service) => is(service.enableExecuteCommand, true)),
      or(...AGENT_FOLDERS.map((folder) => not(canWrite(container, folder)))),
      not(isWindows(definition)),
      not(isKnownSidecar(container)),
    );
    if (wrong !== 'yes') return wrong;

    const open = services.items.filter((service) => is(service.enableExecuteCommand, true) === 'yes');
    return {
      place: readonlyRootFilesystem.place,
      evidence: [readonlyRootFilesystem, ...open.map((service) => service.enableExecuteCommand)],
      message:
        `ECS Exec is on for ${open.map((service) => service.subject.name).join(', ')}, but the root file system of container ${container.subject.name} is read-only. ` +
        'Its agent needs to write to /var/lib/amazon and /var/log/amazon, so no session opens. Turn ECS Exec off, or mount a writable volume at both.',
      changes: open.map((service) => set(service.enableExecuteCommand, false)),
    };
  },
});

/** Whether a writable mount holds the folder. */
function canWrite(container: Container, folder: string): Certainty {
  return some(container.mountPoints, ({ containerPath, readOnly }) =>
    and(
      is(containerPath, (path) => `${folder}/`.startsWith(`${path.replace(/\/+$/, '')}/`)),
      is(readOnly, false),
    ),
  );
}
