import { is, isEmpty, isUnset, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isWindows } from '../../model/platform.js';
import { rule, set, type Problem } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Service = Subject<'service'>;
type Runner = Service | Subject<'taskSet'>;

export default rule({
  code: 'ECS825',
  name: 'fargate-platform-version-pinned',
  step: 8,
  title: 'Fargate tasks run on an old platform version',
  severity: 'medium',
  tier: 'A',
  target: 'service',
  why: 'A platform version is the kernel and the container runtime that Fargate gives the tasks. The old ones get no more security fixes, and lack what the later ones can.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.10'],
    'AWS Config': ['ecs-fargate-latest-platform-version'],
    'Control Tower': ['CT.ECS.PR.1'],
    Checkov: ['CKV_AWS_332'],
    Prowler: ['ecs_service_fargate_latest_platform_version'],
  },
  fix: {
    kind: 'exact',
    risk: 'The next deployment starts the tasks on the current platform version.',
    advice: 'Set the platform version to LATEST, or leave it out.',
  },

  check(service, graph) {
    const sets = graph
      .all('taskSet')
      .items.filter((taskSet) => graph.follow(taskSet.service, 'service')?.subject.address === service.subject.address);
    const judged = [service, ...sets].map((runner) => ({ runner, wrong: isOutdated(runner, service, graph) }));
    const outdated = judged.filter(({ wrong }) => wrong === 'yes');
    if (outdated.length > 0) return outdated.map(({ runner }) => problemOf(runner));
    return or(...judged.map(({ wrong }) => wrong));
  },
});

function problemOf(runner: Runner): Problem {
  const { platformVersion, subject } = runner;
  return {
    place: platformVersion.place,
    evidence: [platformVersion],
    subject,
    message:
      `${subject.name} runs its tasks on the Fargate platform version ${platformVersion.state === 'known' ? platformVersion.value : ''}. ` +
      'That one gets no more security fixes. Use LATEST.',
    changes: [set(platformVersion, 'LATEST')],
  };
}

/** Older than 1.4.0 on Linux. Windows has begun anew at 1.0.0, so there nothing is older. */
function isOutdated(runner: Runner, service: Service, graph: Graph): Certainty {
  const { platformVersion } = runner;
  return and(
    is(platformVersion, (version) => /^1\.[0-3]\.\d+$/.test(version.trim())),
    isOnFargate(runner),
    or(
      is(platformVersion, (version) => version.trim() !== '1.0.0'),
      not(runsWindows(service, graph)),
    ),
  );
}

function isOnFargate({ launchType, capacityProviderStrategy, subject }: Runner): Certainty {
  if (and(isUnset(launchType), isEmpty(capacityProviderStrategy)) === 'yes') {
    return unknown(`the cluster of ${subject.name} decides what it runs on`);
  }
  return or(
    is(launchType, 'FARGATE'),
    some(capacityProviderStrategy, (entry) => is(entry.capacityProvider, (name) => name.startsWith('FARGATE'))),
  );
}

function runsWindows(service: Service, graph: Graph): Certainty {
  return some(graph.taskDefinitionsOf(service), isWindows);
}
