import type { Attr } from '../../model/attribute.js';
import type { Graph } from '../../model/graph.js';
import { moveToSecrets } from '../../model/move-to-secrets.js';
import { rule, type Problem } from '../../model/rule.js';
import { secretFormatOf } from '../../model/secret-format.js';
import { AWS_CREDENTIAL_NAMES, masked } from '../../model/secret-text.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type Entry = Container['environment']['items'][number];

export default rule({
  code: 'ECS202',
  name: 'secret-value-detected',
  step: 2,
  title: 'A credential stands in the container definition',
  severity: 'critical',
  tier: 'A',
  target: 'container',
  why: 'A key, a token or a URL with a password is a secret whatever it is called. In a container definition it is readable for everybody who may describe the task definition, and every old revision keeps it.',
  unless: 'The value is an example that opens nothing.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8',
  ],
  equivalents: {
    'Security Hub': ['ECS.8'],
    Checkov: ['CKV_SECRET_2', 'CKV_SECRET_6'],
    KICS: ['common/passwords_and_secrets'],
    Prowler: ['ecs_task_definitions_no_environment_secrets'],
    Trivy: ['AWS-0036'],
  },
  supersedes: ['ECS201', 'ECS206', 'ECS207', 'ECS222'],
  fix: {
    kind: 'partial',
    risk: 'The secret must hold the value before the next deployment, and the execution role must be allowed to read it. Rotate the value: it is in the history.',
    reveals: ['ECS210'],
    advice:
      'Keep the value in Secrets Manager or Parameter Store and name it under `secrets` with its ARN in `valueFrom`. Rotate it: it is in the history.',
  },

  check(container, graph) {
    const { environment, command, entryPoint, dockerLabels, logConfiguration } = container;
    const found = (value: Attr<string>, where: string): readonly Problem[] => problemOf(value, where, container);
    return [
      ...environment.items.flatMap((entry) => inEnvironment(entry, container, graph)),
      ...command.items.flatMap((word) => found(word, 'The command')),
      ...entryPoint.items.flatMap((word) => found(word, 'The entry point')),
      ...dockerLabels.items.flatMap(({ key, value }) => found(value, `Label ${key}`)),
      ...logConfiguration.options.items.flatMap(({ key, value }) => found(value, `Log option ${key}`)),
    ];
  },
});

function inEnvironment(entry: Entry, container: Container, graph: Graph): readonly Problem[] {
  const { name, value } = entry;
  // ECS203 speaks of these by their names, whatever their values.
  if (name.state !== 'known' || AWS_CREDENTIAL_NAMES.has(name.value)) return [];
  const changes = moveToSecrets(entry, container, graph);
  return problemOf(value, name.value, container).map((problem) => ({ ...problem, changes }));
}

function problemOf(value: Attr<string>, where: string, container: Container): readonly Problem[] {
  const kind = value.state === 'known' ? secretFormatOf(value.value) : undefined;
  if (value.state !== 'known' || kind === undefined) return [];
  return [
    {
      place: value.place,
      evidence: [value],
      message:
        `${where} of container ${container.subject.name} holds ${kind} (${masked(value.value)}). ` +
        'Whoever can read this file or describe the task definition has it. Take it from Secrets Manager and rotate it.',
    },
  ];
}
