import { bucketOf, objectOf, secretsIn } from '../../model/environment-file.js';
import { some } from '../../model/attribute.js';
import { unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isPublic } from '../../model/public-bucket.js';
import { rule, type Problem } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type EnvironmentFile = Container['environmentFiles']['items'][number];

export default rule({
  code: 'ECS205',
  name: 'environment-file-not-protected',
  step: 2,
  title: 'Environment file can be read by others',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'An environment file is a plain text object in S3. Whoever may read the bucket, or the repository that the file is uploaded from, reads everything that the container gets from it.',
  unless: 'The file holds nothing but settings that may be public.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-secrets-management.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice:
      'Block public access to the bucket, and take secrets out of the file: name them under `secrets` with the ARN of a secret or parameter.',
  },

  check(container, graph) {
    const { environmentFiles } = container;
    const problems = environmentFiles.items.flatMap((file) => problemOf(file, container, graph));
    return problems.length > 0 ? problems : some(environmentFiles, (file) => isOpen(file, graph));
  },
});

function problemOf(file: EnvironmentFile, container: Container, graph: Graph): readonly Problem[] {
  const wrong = [openBucket(file, graph), committedSecrets(file, graph)].filter((text) => text !== undefined);
  if (wrong.length === 0) return [];
  return [
    {
      place: file.value.place,
      evidence: [file.value],
      message: `Container ${container.subject.name} reads variables from a file in S3, ${wrong.join(', and ')}. Whoever finds the file reads all of them. Keep secrets in Secrets Manager and the bucket closed.`,
    },
  ];
}

function isOpen({ value }: EnvironmentFile, graph: Graph): Certainty {
  const bucket = bucketOf(value, graph);
  return bucket === undefined ? unknown('the bucket of its environment file is not in reach') : isPublic(bucket, graph);
}

function openBucket(file: EnvironmentFile, graph: Graph): string | undefined {
  if (isOpen(file, graph) !== 'yes') return undefined;
  return `whose bucket ${bucketOf(file.value, graph)?.subject.name ?? ''} everybody may read`;
}

const MOST_NAMED = 3;

function committedSecrets({ value }: EnvironmentFile, graph: Graph): string | undefined {
  const content = objectOf(value, graph)?.content;
  if (content?.state !== 'known') return undefined;
  const names = secretsIn(content.value, graph.standard?.secretNames);
  if (names.length === 0) return undefined;
  const more = names.length > MOST_NAMED ? ` and ${String(names.length - MOST_NAMED)} more` : '';
  return `which is committed here with ${names.slice(0, MOST_NAMED).join(', ')}${more} in plain text`;
}
