import type { TextEntry } from '../../model/attribute.js';
import type { Graph } from '../../model/graph.js';
import { secretMeantBy } from '../../model/move-to-secrets.js';
import { append, remove, rule, type Change, type Problem } from '../../model/rule.js';
import { judgeEntry } from '../../model/secret-entry.js';
import { masked } from '../../model/secret-text.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

/** Fluent Bit's http output takes a header as a name and the rest: `Authorization Bearer …`. */
const AUTHORIZATION = /^\s*(?:authorization|x-api-key|api-key|x-license-key|dd-api-key)\s+(?:\S+\s+)?[^\s${]{8,}\s*$/i;

export default rule({
  code: 'ECS222',
  name: 'log-driver-secret-in-options',
  step: 2,
  title: 'Secret in plain text in the log options',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'Log options are part of the task definition: everybody who may describe it, or read the repository, reads the token, and every old revision keeps it. ECS passes options from Secrets Manager or Parameter Store by reference, under `secretOptions`.',
  unless: 'The value opens nothing, or only a log router on a developer machine.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
  ],
  equivalents: { 'Security Hub': ['ECS.8'] },
  fix: {
    kind: 'partial',
    risk: 'The secret must hold the value before the next deployment, and the execution role must be allowed to read it. Rotate the value: it is in the history.',
    reveals: ['ECS210'],
    advice:
      'Keep the value in Secrets Manager or Parameter Store and name it under `secretOptions` with its ARN in `valueFrom`. Rotate it: it is in the history.',
  },

  check(container, graph) {
    return container.logConfiguration.options.items.flatMap((option) => problemOf(option, container, graph));
  },
});

function problemOf(option: TextEntry, container: Container, graph: Graph): readonly Problem[] {
  const { key, value } = option;
  if (value.state !== 'known' || !holdsSecret(key, value.value)) return [];
  return [
    {
      place: value.place,
      evidence: [value],
      message:
        `Log option ${key} of container ${container.subject.name} holds a literal value (${masked(value.value)}). ` +
        'Whoever can read this file or describe the task definition has it. Name it under `secretOptions` and rotate it.',
      changes: moveToSecretOptions(option, container, graph),
    },
  ];
}

function holdsSecret(key: string, value: string): boolean {
  if (/^header$/i.test(key)) return AUTHORIZATION.test(value);
  return judgeEntry(key, value).byName === 'secret';
}

function moveToSecretOptions(option: TextEntry, container: Container, graph: Graph): readonly Change[] {
  const secret = secretMeantBy(option.key, graph);
  if (secret === undefined) return [];
  const valueFrom = { refer: secret, attribute: 'arn' } as const;
  return [remove(option), append(container.logConfiguration.secretOptions, { name: option.key, valueFrom })];
}
