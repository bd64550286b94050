import { every, is, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

export default rule({
  code: 'ECS415',
  name: 'firelens-router-missing',
  step: 4,
  title: 'FireLens has no router to send the logs',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'The awsfirelens driver only hands the logs to a router container of the same task. Without one the task does not start; with one that is not essential, the task goes on without any logs when the router stops.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html'],
  equivalents: {},
  fix: {
    kind: 'none',
    advice:
      'Add an essential container with a `firelensConfiguration`, for example the image `public.ecr.aws/aws-observability/aws-for-fluent-bit`.',
  },

  check(container, graph) {
    const { logDriver } = container.logConfiguration;
    const definition = graph.taskDefinitionOf(container);
    if (definition === undefined || is(logDriver, 'awsfirelens') === 'no') return 'no';
    const containers = graph.containersOf(definition);
    const missing = not(some(containers, isRouter));
    const idle = every(containers, (one) => or(not(isRouter(one)), is(one.essential, false)));
    const wrong = and(is(logDriver, 'awsfirelens'), idle);
    if (wrong !== 'yes') return wrong;

    const what =
      missing === 'yes'
        ? 'no container of its task has a FireLens configuration, so the task does not start'
        : 'the router of its task is not essential, so the task goes on without logs when it stops';
    return {
      place: logDriver.place,
      evidence: [logDriver],
      message: `Container ${container.subject.name} logs through FireLens, but ${what}. Add an essential router container with a firelensConfiguration.`,
    };
  },
});

function isRouter({ firelensConfiguration }: Container): Certainty {
  return firelensConfiguration.written;
}
