import rule from '../../../src/rules/7-audit/cloudtrail-excludes-ecs-management-events.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

const basic = (...eventSelectors: readonly Value[]): Neutral => trail({ eventSelectors });
const advanced = (...fieldSelectors: readonly Value[]): Neutral =>
  trail({
    advancedEventSelectors: [
      { fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }, ...fieldSelectors] },
    ],
  });
const other = (attributes: Readonly<Record<string, Value>>): Neutral => [
  ...basic({ includeManagementEvents: false }),
  resource('trail', 'other', { trailName: 'other', isLogging: true, ...attributes }),
];

testRule(rule, {
  flags: {
    'no management events': basic({ includeManagementEvents: false }),
    'calls that read only': basic({ readWriteType: 'ReadOnly' }),
    'ECS excluded': basic({ excludeManagementEventSources: ['ecs.amazonaws.com'] }),
    'two selectors that leave out what writes': basic(
      { readWriteType: 'ReadOnly', includeManagementEvents: true },
      { readWriteType: 'WriteOnly', includeManagementEvents: false },
    ),
    'ECS excluded by an advanced selector': advanced({ field: 'eventSource', notEquals: ['ecs.amazonaws.com'] }),
    'another source only': advanced({ field: 'eventSource', equals: ['iam.amazonaws.com'] }),
    'calls that read only, by an advanced selector': advanced({ field: 'readOnly', equals: ['true'] }),
    'data events only': trail({
      advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] }],
    }),
  },
  passes: {
    'no selectors': trail(),
    'all management events': basic({ readWriteType: 'All', includeManagementEvents: true }),
    'calls that write only': basic({ readWriteType: 'WriteOnly' }),
    'reading and writing by two selectors': basic({ readWriteType: 'ReadOnly' }, { readWriteType: 'WriteOnly' }),
    'another source excluded': basic({ excludeManagementEventSources: ['kms.amazonaws.com'] }),
    'an advanced selector for all': advanced(),
    'another source excluded by an advanced selector': advanced({
      field: 'eventSource',
      notEquals: ['kms.amazonaws.com'],
    }),
    'a second trail for everything': other({}),
  },
  undecided: {
    'events that are not known': basic({ includeManagementEvents: OPAQUE }),
    'a source that is not known': advanced({ field: 'eventSource', notEquals: [OPAQUE] }),
    'a selector on another field': advanced({ field: 'eventName', notEquals: ['RunTask'] }),
  },
});
