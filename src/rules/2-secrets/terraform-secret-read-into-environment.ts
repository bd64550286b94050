import type { Graph } from '../../model/graph.js';
import { moveToSecrets, nameInSecrets } from '../../model/move-to-secrets.js';
import { rule, type Change, type Problem } from '../../model/rule.js';
import { isSecretAttribute } from '../../model/secret-attribute.js';
import { secretSourcesOf, type SecretSource } from '../../model/secret-source.js';
import { storedSecretOf } from '../../model/stored-secret.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type Entry = Container['environment']['items'][number];

export default rule({
  code: 'ECS207',
  name: 'terraform-secret-read-into-environment',
  step: 2,
  title: 'Terraform reads a secret into an environment variable',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'Terraform puts the value in when it plans, so the task definition and the state hold the secret as plain text, and every revision keeps it. With `secrets` only ECS reads the value, each time a task starts.',
  unless: 'The value is no secret, only kept beside secrets. Then read it from a parameter of another name.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-secrets-management.html',
  ],
  equivalents: { 'Security Hub': ['ECS.8'] },
  fix: {
    kind: 'partial',
    risk: 'The execution role must be allowed to read the secret. Tasks then get a new value when they start, not when Terraform runs.',
    reveals: ['ECS210'],
    advice:
      'Keep the value in Secrets Manager or Parameter Store and name its ARN in `valueFrom` under `secrets`, with `:key::` behind it for one key of a secret’s JSON.',
  },

  check(container, graph) {
    return container.environment.items.flatMap((entry) => problemOf(entry, container, graph));
  },
});

function problemOf(entry: Entry, container: Container, graph: Graph): readonly Problem[] {
  const name = entry.name.state === 'known' ? entry.name.value : 'A variable';
  const source = secretSourcesOf(entry.value).find((one) => isOfTerraform(one, name));
  if (source === undefined) return [];
  return [
    {
      place: entry.place,
      message:
        `${name} of container ${container.subject.name} is filled from ${nameOf(source)}, so Terraform writes the secret into its state and into the task definition. ` +
        'Everybody who may read either has it. Name the secret under `secrets`, so that only ECS reads it.',
      changes: changesFor(entry, { source, container, graph }),
    },
  ];
}

function isOfTerraform({ hop, from }: SecretSource, name: string): boolean {
  if (hop !== undefined) return hop.kind !== 'parameter';
  return from?.kind === 'reference' && isSecretAttribute(from, name);
}

function nameOf({ hop, from }: SecretSource): string {
  if (hop !== undefined) return `${hop.name}, which is marked as sensitive`;
  return from?.kind === 'reference' ? `${from.to}.${from.attribute}` : 'a secret';
}

interface Situation {
  readonly source: SecretSource;
  readonly container: Container;
  readonly graph: Graph;
}

function changesFor(entry: Entry, { source, container, graph }: Situation): readonly Change[] {
  const { from, whole } = source;
  const valueFrom = whole && from?.kind === 'reference' ? storedSecretOf(from, container.subject) : undefined;
  return valueFrom === undefined ? moveToSecrets(entry, container, graph) : nameInSecrets(entry, container, valueFrom);
}
