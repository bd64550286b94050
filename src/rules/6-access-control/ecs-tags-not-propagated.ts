import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS610',
  name: 'ecs-tags-not-propagated',
  step: 6,
  title: 'Tasks do not get the tags of their service',
  severity: 'low',
  tier: 'A',
  target: 'service',
  why: 'A policy that decides by tags sees only the tags of the task itself. Without propagation the tasks of a service have none, so such a policy either refuses everything or cannot tell them apart.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html'],
  equivalents: { TFLint: ['aws_ecs_service_invalid_propagate_tags'] },
  fix: {
    kind: 'exact',
    risk: 'Only tasks that start after the change have the tags.',
    advice: 'Set `propagateTags` to SERVICE, or to TASK_DEFINITION where the tags are there.',
  },

  check(service) {
    const { propagateTags } = service;
    const wrong = is(propagateTags, 'NONE');
    if (wrong !== 'yes') return wrong;

    return {
      place: propagateTags.place,
      evidence: [propagateTags],
      message:
        `Service ${service.subject.name} gives no tags to its tasks. ` +
        'Policies that decide by tags cannot tell these tasks apart. Propagate the tags of the service.',
      changes: [set(propagateTags, 'SERVICE')],
    };
  },
});
