import { is, isSpelled, some, type Attr, type List } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { hasFargateTasks } from '../../model/platform.js';
import { append, rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const FEATURE = 'RUNTIME_MONITORING';
const AGENT = 'ECS_FARGATE_AGENT_MANAGEMENT';

type Detector = Subject<'detector'>;

interface Feature {
  readonly name: Attr<string>;
  readonly status: Attr<string>;
  readonly additionalConfiguration: List<{ readonly name: Attr<string>; readonly status: Attr<string> }>;
}

export default rule({
  code: 'ECS715',
  name: 'guardduty-ecs-runtime-monitoring-off',
  step: 7,
  title: 'GuardDuty does not look into Fargate tasks',
  severity: 'low',
  tier: 'B',
  target: 'detector',
  why: 'With runtime monitoring GuardDuty sees processes, files and connections inside the containers: a shell that a web server opens, a miner, a download of malware. Without its agent on Fargate it sees only the API calls around them.',
  unless:
    'Runtime monitoring is turned on for the whole organisation elsewhere, or another product watches the containers. Without a task on Fargate in reach it is not decided.',
  references: [
    'https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html',
    'https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html',
  ],
  equivalents: {
    'Security Hub': ['GuardDuty.11', 'GuardDuty.12'],
    'AWS Config': ['guardduty-ecs-protection-runtime-enabled', 'ecs-protection-runtime-enabled'],
  },
  fix: {
    kind: 'partial',
    risk: 'GuardDuty adds a container of its own to new Fargate tasks, and costs by their size.',
    advice: 'Turn on RUNTIME_MONITORING with ECS_FARGATE_AGENT_MANAGEMENT.',
  },

  check(detector, graph) {
    const others = graph.all('detectorFeature');
    const watches = or(
      some(detector.features, watchesFargate),
      some(others, (feature) => and(watchesFargate(feature), belongsTo(feature, detector, graph))),
    );
    const wrong = and(is(detector.enable, true), not(watches), hasFargateTasks(graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: detector.subject.place,
      message:
        `Detector ${detector.subject.name} does not look into tasks on Fargate, so a shell or a miner inside a container goes unnoticed. ` +
        `Turn on ${FEATURE} with ${AGENT}.`,
      changes: turnedOn(detector),
    };
  },
});

function watchesFargate({ name, status, additionalConfiguration }: Feature): Certainty {
  return and(
    is(name, FEATURE),
    is(status, 'ENABLED'),
    some(additionalConfiguration, (entry) => and(is(entry.name, AGENT), is(entry.status, 'ENABLED'))),
  );
}

function belongsTo({ detectorId }: Subject<'detectorFeature'>, detector: Detector, graph: Graph): Certainty {
  const found = graph.follow(detectorId, 'detector');
  if (found === undefined) return unknown('the detector of a feature is not in reach');
  return found.subject.address === detector.subject.address ? 'yes' : 'no';
}

/** Where a feature is a resource of its own there is nothing to change in the detector. */
function turnedOn({ features }: Detector): readonly Change[] {
  if (!isSpelled(features)) return [];
  const agent = { name: AGENT, status: 'ENABLED' };
  const feature = features.items.find(({ name }) => is(name, FEATURE) === 'yes');
  if (feature === undefined) {
    return [append(features, { name: FEATURE, status: 'ENABLED', additionalConfiguration: [agent] })];
  }
  const { status, additionalConfiguration } = feature;
  const entry = additionalConfiguration.items.find(({ name }) => is(name, AGENT) === 'yes');
  return [
    ...(is(status, 'ENABLED') === 'yes' ? [] : [set(status, 'ENABLED')]),
    ...(entry === undefined ? [append(additionalConfiguration, agent)] : []),
    ...(entry !== undefined && is(entry.status, 'ENABLED') !== 'yes' ? [set(entry.status, 'ENABLED')] : []),
  ];
}
