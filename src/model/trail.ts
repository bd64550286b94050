/** What a trail records. Source: EventSelector and AdvancedEventSelector of the CloudTrail API reference. */
import { is, isEmpty, some, type Attr } from './attribute.js';
import { and, not, or, unknown, type Certainty } from './certainty.js';
import type { Subject } from './subject.js';

type Trail = Subject<'trail'>;
export type EventSelector = Trail['eventSelectors']['items'][number];
type AdvancedSelector = Trail['advancedEventSelectors']['items'][number];
type FieldSelector = AdvancedSelector['fieldSelectors']['items'][number];

const ECS = 'ecs.amazonaws.com';

/** Whether the trail records the ECS calls that change something; without any selector it records all. */
export function recordsEcsChanges(trail: Trail): Certainty {
  const { eventSelectors, advancedEventSelectors } = trail;
  return or(
    and(isEmpty(eventSelectors), isEmpty(advancedEventSelectors)),
    some(eventSelectors, selectsEcsChanges),
    some(advancedEventSelectors, ({ fieldSelectors }) =>
      and(
        some(fieldSelectors, (selector) =>
          and(isField(selector, 'eventCategory'), names(selector.equals, 'Management')),
        ),
        not(some(fieldSelectors, shutsOut)),
      ),
    ),
  );
}

function selectsEcsChanges(selector: EventSelector): Certainty {
  return and(
    is(selector.includeManagementEvents, true),
    not(is(selector.readWriteType, 'ReadOnly')),
    not(some(selector.excludeManagementEventSources, isEcs)),
  );
}

export function isEcs(source: Attr<string>): Certainty {
  return is(source, ECS);
}

/** Whether one field alone keeps the ECS calls that change something out. */
function shutsOut(selector: FieldSelector): Certainty {
  const { field, equals, notEquals } = selector;
  if (field.state !== 'known') return unknown('the field of a selector is not known');
  if (field.value === 'eventCategory') return 'no';
  if (hasOtherOperators(selector) !== 'no')
    return unknown(`what its selector on ${field.value} lets through is not judged`);
  if (field.value === 'eventSource') {
    return or(names(notEquals, ECS), and(not(isEmpty(equals)), not(names(equals, ECS))));
  }
  if (field.value === 'readOnly') {
    return or(and(not(isEmpty(equals)), not(names(equals, 'false'))), names(notEquals, 'false'));
  }
  return unknown(`what its selector on ${field.value} lets through is not judged`);
}

function hasOtherOperators(selector: FieldSelector): Certainty {
  const { startsWith, notStartsWith, endsWith, notEndsWith } = selector;
  const states = [startsWith, notStartsWith, endsWith, notEndsWith].map(({ state }) => state);
  return states.every((state) => state === 'unset') ? 'no' : 'yes';
}

function isField({ field }: FieldSelector, name: string): Certainty {
  return is(field, name);
}

function names(values: FieldSelector['equals'], wanted: string): Certainty {
  return some(values, (value) => is(value, wanted));
}
