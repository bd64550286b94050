import { is } from '../../model/attribute.js';
import { usesAwslogs } from '../../model/awslogs.js';
import { and } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { remove, rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { entryAt } from '../../model/text-map.js';

export default rule({
  code: 'ECS409',
  name: 'awslogs-create-group',
  step: 4,
  title: 'Log group is created outside the code',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'A log group that the agent creates keeps its events for ever and has no key of your own, and nothing removes it with the service. The execution role also needs `logs:CreateLogGroup` for it.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html'],
  equivalents: {},
  fix: {
    kind: 'partial',
    advice: 'Declare the log group beside the task definition, with a retention, and remove `awslogs-create-group`.',
  },

  check(container, graph) {
    const create = entryAt(container.logConfiguration.options, 'awslogs-create-group');
    const wrong = and(
      usesAwslogs(container),
      is(create, (value) => value.toLowerCase() === 'true'),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: create.place,
      evidence: [create],
      message:
        `Container ${container.subject.name} has its log group created by the agent. ` +
        'Such a group keeps everything for ever, has no key of your own and is in no code. Declare the group with a retention.',
      changes: isDeclared(container, graph) ? [remove(create)] : [],
    };
  },
});

function isDeclared(container: Subject<'container'>, graph: Graph): boolean {
  return graph.all('logGroup').items.some((group) => graph.usersOf(group).items.includes(container));
}
