import { isMissing, usesAwslogs } from '../../model/awslogs.js';
import { and } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';
import { entryAt } from '../../model/text-map.js';

export default rule({
  code: 'ECS404',
  name: 'awslogs-stream-prefix-missing',
  step: 4,
  title: 'Log streams do not tell their container and task',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'With a prefix a log stream is named after container and task, so that a line leads back to what wrote it. Without one it has a Docker id as its name, and Fargate requires the option.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html'],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Streams have other names from the next deployment on.',
    advice: 'Set `awslogs-stream-prefix`, for example to the name of the container.',
  },

  check(container) {
    const prefix = entryAt(container.logConfiguration.options, 'awslogs-stream-prefix');
    const wrong = and(usesAwslogs(container), isMissing(prefix));
    if (wrong !== 'yes') return wrong;

    const { name } = container;
    return {
      place: prefix.place,
      message:
        `Container ${container.subject.name} logs with awslogs but has no stream prefix. ` +
        'A log line cannot be traced to its task, and Fargate requires the option. Set awslogs-stream-prefix.',
      changes: [set(prefix, name.state === 'known' ? name.value : 'ecs')],
    };
  },
});
