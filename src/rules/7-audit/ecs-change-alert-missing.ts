import { isWatched, type Calls } from '../../model/call-watch.js';
import { not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

/** An event of ECS about a failed deployment is as good as the call that began it. */
const CHANGES: Calls = {
  source: 'ecs.amazonaws.com',
  names: ['RegisterTaskDefinition', 'UpdateService', 'ExecuteCommand', 'RunTask', 'CreateService', 'DeleteService'],
  anyEvent: true,
};

export default rule({
  code: 'ECS718',
  name: 'ecs-change-alert-missing',
  step: 7,
  title: 'Nobody is told of changes to ECS',
  severity: 'info',
  tier: 'C',
  target: 'trail',
  why: 'A new revision with another image, or a shell in a container, is recorded and noticed by nobody. A rule of EventBridge tells a person, or a program, as it happens.',
  unless: 'Something else reads the trail and tells of such calls, or another stack holds the rule.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch_event_stream.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice:
      'Add a rule of EventBridge with the source aws.ecs, for calls such as RegisterTaskDefinition, UpdateService and ExecuteCommand, and for failed deployments.',
  },

  check(trail, graph) {
    const [first] = graph.all('trail').items;
    if (first?.subject.address !== trail.subject.address) return 'no';
    const wrong = not(isWatched(CHANGES, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: trail.subject.place,
      message:
        `Trail ${trail.subject.name} records calls of ECS, and no rule of EventBridge beside it tells anybody of a new revision or of a shell in a container. ` +
        'Add one with the source aws.ecs.',
    };
  },
});
