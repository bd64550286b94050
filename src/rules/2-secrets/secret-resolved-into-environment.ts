import { secretStoreOf, valueFromOf } from '../../model/dynamic-reference.js';
import type { Graph } from '../../model/graph.js';
import { moveToSecrets, nameInSecrets } from '../../model/move-to-secrets.js';
import { rule, type Change, type Problem } from '../../model/rule.js';
import { secretSourcesOf, type SecretSource } from '../../model/secret-source.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type Entry = Container['environment']['items'][number];

export default rule({
  code: 'ECS206',
  name: 'secret-resolved-into-environment',
  step: 2,
  title: 'The deployment writes a secret into an environment variable',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'CloudFormation puts the value in when it deploys, so the task definition holds the secret as plain text after all, and every revision of it keeps it. With `secrets` only ECS reads the value, each time a task starts.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
  ],
  equivalents: { 'Security Hub': ['ECS.8'], 'cfn-lint': ['E1027', 'E1051'] },
  fix: {
    kind: 'partial',
    risk: 'The execution role must be allowed to read the secret. Tasks then get a new value when they start, not when the stack is deployed.',
    reveals: ['ECS210'],
    advice:
      'Name the ARN of the secret in `ValueFrom` under `Secrets` (in CDK `ecs.Secret.fromSecretsManager`), with `:key::` behind it for one key of its JSON.',
  },

  check(container, graph) {
    return container.environment.items.flatMap((entry) => problemOf(entry, container, graph));
  },
});

function problemOf(entry: Entry, container: Container, graph: Graph): readonly Problem[] {
  const source = secretSourcesOf(entry.value).find(isOfCloudFormation);
  if (source === undefined) return [];
  const name = entry.name.state === 'known' ? entry.name.value : 'A variable';
  return [
    {
      place: entry.place,
      message: `${name} of container ${container.subject.name} ${wayOf(source)} Name the secret under \`Secrets\`, so that only ECS reads it.`,
      changes: changesFor(entry, { source, container, graph }),
    },
  ];
}

function isOfCloudFormation({ hop, from }: SecretSource): boolean {
  if (hop !== undefined) return hop.kind === 'parameter';
  return from?.kind === 'dynamic reference' && secretStoreOf(from.parts) !== undefined;
}

function wayOf({ hop, from }: SecretSource): string {
  if (hop !== undefined) {
    return `takes the value of parameter ${hop.name}. NoEcho hides it in the stack, but the task definition shows it to everybody who may describe it.`;
  }
  if (from?.kind === 'dynamic reference' && secretStoreOf(from.parts) === 'ssm-secure') {
    return 'is a dynamic reference to a SecureString, which CloudFormation refuses in a task definition.';
  }
  return 'is a dynamic reference to a secret. The deployment replaces it by the value, which everybody who may describe the task definition then reads.';
}

interface Situation {
  readonly source: SecretSource;
  readonly container: Container;
  readonly graph: Graph;
}

function changesFor(entry: Entry, { source, container, graph }: Situation): readonly Change[] {
  const { from, whole } = source;
  if (!whole || from?.kind !== 'dynamic reference') return moveToSecrets(entry, container, graph);
  const valueFrom = valueFromOf(from.parts, graph);
  return valueFrom === undefined ? [] : nameInSecrets(entry, container, valueFrom);
}
