import type { Graph } from '../../model/graph.js';
import { moveToSecrets } from '../../model/move-to-secrets.js';
import { rule, type Problem } from '../../model/rule.js';
import { judgeEntry } from '../../model/secret-entry.js';
import { masked } from '../../model/secret-text.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type Entry = Container['environment']['items'][number];

export default rule({
  code: 'ECS201',
  name: 'plaintext-secret-in-environment',
  step: 2,
  title: 'Secret in plain text in an environment variable',
  severity: 'critical',
  tier: 'A',
  target: 'container',
  why: 'Everybody who may read the repository or describe the task definition reads the secret, and it stays in every old revision. ECS injects secrets from Secrets Manager or Parameter Store by reference.',
  unless: 'The value is public, or only used on developer machines.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8',
  ],
  equivalents: {
    'Security Hub': ['ECS.8'],
    'AWS Config': ['ecs-no-environment-secrets'],
    'Control Tower': ['CT.ECS.PR.12'],
    KICS: ['common/passwords_and_secrets'],
    Prowler: ['ecs_task_definitions_no_environment_secrets'],
    Trivy: ['AWS-0036'],
  },
  supersedes: ['ECS206', 'ECS207'],
  fix: {
    kind: 'partial',
    risk: 'The secret must hold the value before the next deployment, and the execution role must be allowed to read it. Rotate the value: it is in the history.',
    reveals: ['ECS210'],
    advice:
      'Keep the value in Secrets Manager or Parameter Store and name it under `secrets` with its ARN in `valueFrom`. Rotate it: it is in the history.',
  },

  check(container, graph) {
    return container.environment.items.flatMap((entry) => problemOf(entry, container, graph));
  },
});

function problemOf(entry: Entry, container: Container, graph: Graph): readonly Problem[] {
  const { name, value } = entry;
  if (name.state !== 'known' || value.state !== 'known') return [];
  const { byName } = judgeEntry(name.value, value.value, graph.standard?.secretNames);
  if (byName === 'no') return [];
  const where = `${name.value} of container ${container.subject.name}`;
  if (byName === 'placeholder') {
    return [
      {
        place: value.place,
        severity: 'low',
        message: `${where} holds a placeholder for a secret. Whatever replaces it will stand in plain text in the task definition. Take it from a secret.`,
      },
    ];
  }
  return [
    {
      place: value.place,
      evidence: [value],
      message: `${where} holds a literal value (${masked(value.value)}). Whoever can read this file or describe the task definition has it. Take it from Secrets Manager and rotate it.`,
      changes: moveToSecrets(entry, container, graph),
    },
  ];
}
