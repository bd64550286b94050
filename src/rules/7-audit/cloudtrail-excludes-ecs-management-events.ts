import { is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { remove, rule, set, type Change } from '../../model/rule.js';
import { isEcs, recordsEcsChanges, type EventSelector } from '../../model/trail.js';

export default rule({
  code: 'ECS706',
  name: 'cloudtrail-excludes-ecs-management-events',
  step: 7,
  title: 'Trail leaves out calls that change ECS',
  severity: 'high',
  tier: 'A',
  target: 'trail',
  why: 'Every change of a task definition, service or cluster is a management event that writes. A trail whose selectors leave those out looks switched on and has no record of them.',
  unless:
    'Another trail of the same unit records them, which is recognised. A trail for calls that only write is not reported.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html',
  ],
  equivalents: { Prowler: ['cloudtrail_multi_region_enabled_logging_management_events'] },
  fix: {
    kind: 'partial',
    risk: 'A second trail that records management events costs for each of them.',
    advice: 'Let the trail record all management events, those that read and those that write.',
  },

  check(trail, graph) {
    const others = graph.all('trail').items.filter(({ subject }) => subject.address !== trail.subject.address);
    const wrong = and(not(recordsEcsChanges(trail)), ...others.map((other) => not(recordsEcsChanges(other))));
    if (wrong !== 'yes') return wrong;

    const { eventSelectors, advancedEventSelectors } = trail;
    const [selector] = eventSelectors.items;
    return {
      place: isEmpty(eventSelectors) === 'yes' ? advancedEventSelectors.place : eventSelectors.place,
      message:
        `The event selectors of ${trail.subject.name} leave out calls that change task definitions, services and clusters. ` +
        'It looks switched on, and yet nobody can tell afterwards who changed what. Let it record all management events.',
      changes: selector === undefined ? [] : opened(selector),
    };
  },
});

/** One selector that lets everything through is enough. */
function opened(selector: EventSelector): readonly Change[] {
  const { includeManagementEvents, readWriteType, excludeManagementEventSources } = selector;
  const excluded = or(some(excludeManagementEventSources, isEcs), 'no') === 'yes';
  return [
    ...(is(includeManagementEvents, false) === 'yes' ? [set(includeManagementEvents, true)] : []),
    ...(is(readWriteType, 'ReadOnly') === 'yes' ? [set(readWriteType, 'All')] : []),
    ...(excluded ? [remove(excludeManagementEventSources)] : []),
  ];
}
