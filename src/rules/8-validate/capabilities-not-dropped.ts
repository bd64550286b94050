import { is, some } from '../../model/attribute.js';
import { and, not, unknown } from '../../model/certainty.js';
import { isOnInstances, isWindows } from '../../model/platform.js';
import { append, rule } from '../../model/rule.js';

export default rule({
  code: 'ECS808',
  name: 'capabilities-not-dropped',
  step: 8,
  title: 'Container keeps capabilities that it may not need',
  severity: 'info',
  tier: 'C',
  target: 'container',
  why: 'Docker gives every container fourteen capabilities, such as changing owners of files, raw packets and its own user id. Few programs need one; each is something that an intruder can use on an instance that other tasks share.',
  unless:
    'The program needs some of them: then drop ALL and add those. On Fargate nobody else shares the host, and it is not reported.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'A program that needs a capability, for example to become another user at its start, no longer works.',
    advice: 'Drop ALL capabilities, and add those that the program cannot do without.',
  },

  check(container, graph) {
    const { drop } = container.linuxParameters.capabilities;
    const definition = graph.taskDefinitionOf(container);
    const wrong = and(
      not(some(drop, (capability) => is(capability, (name) => /^(CAP_)?ALL$/i.test(name)))),
      not(isWindows(definition)),
      definition === undefined ? unknown('its task definition is not in reach') : isOnInstances(definition, graph),
    );
    if (wrong !== 'yes') return wrong;

    const dropped = drop.items.flatMap((name) => (name.state === 'known' ? [name.value] : []));
    return {
      place: drop.place,
      evidence: drop.items,
      message:
        `Container ${container.subject.name} drops ${dropped.length === 0 ? 'none' : `only ${dropped.join(', ')}`} of the capabilities that Docker gives it. ` +
        'Each is something that an intruder can use on the instance. Drop ALL, and add back what the program needs.',
      changes: [append(drop, 'ALL')],
    };
  },
});
