import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS414',
  name: 'ecs-exec-enabled',
  step: 4,
  title: 'Shells can be opened in running tasks',
  severity: 'info',
  tier: 'C',
  target: 'service',
  why: 'With ECS Exec whoever holds `ecs:ExecuteCommand` gets a shell with the permissions of the task role. In production that should be switched on for a repair and off again afterwards.',
  unless: 'The permission to open sessions is narrow, and sessions are recorded.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Nobody can open a shell in new tasks of the service.',
    advice: 'Switch it off, and on again only for a repair.',
  },

  check(service) {
    const { enableExecuteCommand } = service;
    const wrong = is(enableExecuteCommand, true);
    if (wrong !== 'yes') return wrong;

    return {
      place: enableExecuteCommand.place,
      evidence: [enableExecuteCommand],
      message:
        `Service ${service.subject.name} lets shells be opened in its tasks at any time. ` +
        'Whoever may do so acts with the permissions of the task role. Switch it on only for a repair.',
      changes: [set(enableExecuteCommand, false)],
    };
  },
});
