import { is, some } from '../../model/attribute.js';
import { and, not, unknown } from '../../model/certainty.js';
import { isWindows } from '../../model/platform.js';
import { rule, set } from '../../model/rule.js';
import { isKnownSidecar } from '../../model/sidecar.js';

export default rule({
  code: 'ECS839',
  name: 'init-process-disabled-with-exec',
  step: 8,
  title: 'Sessions of ECS Exec leave processes behind',
  severity: 'info',
  tier: 'C',
  target: 'container',
  why: 'The agent behind ECS Exec starts processes in the container. Without an init process nobody cleans up after them, and they stay as zombies until the task stops.',
  unless: 'The program of the container reaps the children of others itself, as tini or dumb-init do.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-run.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html',
  ],
  equivalents: {},
  fix: { kind: 'exact', advice: 'Set `initProcessEnabled` in the Linux parameters of the container.' },

  check(container, graph) {
    const { initProcessEnabled } = container.linuxParameters;
    const definition = graph.taskDefinitionOf(container);
    if (definition === undefined) return unknown('its task definition is not in reach');
    const wrong = and(
      is(initProcessEnabled, false),
      some(graph.servicesOf(definition), (service) => is(service.enableExecuteCommand, true)),
      not(isWindows(definition)),
      not(isKnownSidecar(container)),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: initProcessEnabled.place,
      evidence: [initProcessEnabled],
      message:
        `ECS Exec is on for container ${container.subject.name}, which has no init process. ` +
        'Processes of closed sessions stay as zombies until the task stops. Turn on the init process.',
      changes: [set(initProcessEnabled, true)],
    };
  },
});
