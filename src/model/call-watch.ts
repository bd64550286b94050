/** What raises an alarm on API calls: metric filters with alarms, and rules of EventBridge. */
import { is, isEmpty, some, type Attr } from './attribute.js';
import { and, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import type { Subject } from './subject.js';

/** Calls that somebody should hear of. */
export interface Calls {
  /** As CloudTrail names it: `ecs.amazonaws.com`. */
  readonly source: string;
  readonly names: readonly string[];
  /** True when other events of the service than its calls are as good. */
  readonly anyEvent?: boolean;
}

const API_CALL = 'AWS API Call via CloudTrail';

/** Whether something in reach tells of one of the calls. */
export function isWatched(calls: Calls, graph: Graph): Certainty {
  return or(
    some(graph.all('metricFilter'), (filter) => and(isCounted(filter, calls), hasAlarm(filter, graph))),
    some(graph.all('eventRule'), (rule) =>
      and(
        isOn(rule),
        some(patternsOf(rule, graph), (one) => fits(one, calls)),
      ),
    ),
  );
}

function isCounted({ filterPattern }: Subject<'metricFilter'>, { source, names }: Calls): Certainty {
  return is(
    filterPattern,
    (pattern) =>
      names.some((name) => pattern.includes(name)) || (pattern.includes(source) && !pattern.includes('eventName')),
  );
}

function hasAlarm({ metricTransformations }: Subject<'metricFilter'>, graph: Graph): Certainty {
  return some(metricTransformations, ({ metricName }) =>
    some(graph.all('alarm'), (alarm) => isOnMetric(alarm.metricName, metricName)),
  );
}

function isOnMetric(alarm: Attr<string>, metric: Attr<string>): Certainty {
  if (alarm.state === 'unset') return unknown('an alarm is on an expression');
  return metric.state === 'known' ? is(alarm, metric.value) : unknown('the name of a metric is not known');
}

function isOn({ state, isEnabled }: Subject<'eventRule'>): Certainty {
  return not(or(is(state, 'DISABLED'), is(isEnabled, false)));
}

function patternsOf({ subject, eventPattern }: Subject<'eventRule'>, graph: Graph) {
  const items = graph.all('eventPattern').items.filter((pattern) => pattern.subject.parent === subject.address);
  return { items, complete: eventPattern.complete };
}

/** What a pattern does not say it does not ask for. */
function fits(pattern: Subject<'eventPattern'>, { source, names, anyEvent }: Calls): Certainty {
  const { eventSource, eventName } = pattern.detail;
  const types = pattern['detail-type'];
  const service = `aws.${source.replace('.amazonaws.com', '')}`;
  return and(
    or(isEmpty(pattern.source), has(pattern.source, [service])),
    or(isEmpty(eventSource), has(eventSource, [source])),
    anyEvent === true ? 'yes' : or(isEmpty(types), has(types, [API_CALL])),
    or(isEmpty(eventName), has(eventName, names)),
  );
}

function has(values: Subject<'eventPattern'>['source'], wanted: readonly string[]): Certainty {
  return some(values, (value) => is(value, (text) => wanted.includes(text)));
}
