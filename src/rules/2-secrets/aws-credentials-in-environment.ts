import { remove, rule, type Problem } from '../../model/rule.js';
import { AWS_CREDENTIAL_NAMES } from '../../model/secret-text.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS203',
  name: 'aws-credentials-in-environment',
  step: 2,
  title: 'AWS credentials in an environment variable',
  severity: 'critical',
  tier: 'A',
  target: 'container',
  why: 'Long-lived keys in a task definition leak and are never rotated. The task role gives every task fresh credentials by itself, and these variables even take precedence over it.',
  unless:
    'The container talks to an S3-compatible service other than AWS that only knows these variable names. Then take them from a secret.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8',
  ],
  equivalents: {
    'Security Hub': ['ECS.8'],
    'AWS Config': ['ecs-no-environment-secrets'],
    Guard: ['CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK'],
    KICS: ['tf:hardcoded_aws_access_key_in_lambda'],
  },
  supersedes: ['ECS201', 'ECS206', 'ECS207'],
  fix: {
    kind: 'exact',
    risk: 'The task role must allow what the keys allowed. Deactivate the keys: they are in the history.',
    advice: 'Remove the variables, give the permissions to the task role, deactivate the keys.',
  },

  check(container) {
    return container.environment.items.flatMap((entry) => problemOf(entry, container));
  },
});

type Container = Subject<'container'>;

function problemOf(entry: Container['environment']['items'][number], container: Container): readonly Problem[] {
  const { name, value } = entry;
  if (name.state !== 'known' || !AWS_CREDENTIAL_NAMES.has(name.value)) return [];
  // An empty value switches the variable off.
  if (value.state === 'known' && value.value === '') return [];
  const instead =
    name.value === 'ECS_ENGINE_AUTH_DATA'
      ? 'Name the registry’s credentials under `repositoryCredentials`.'
      : 'Remove it: the task role gives the container fresh credentials by itself.';
  return [
    {
      place: entry.place,
      evidence: [name],
      message: `Container ${container.subject.name} gets ${name.value} as an environment variable, readable for everybody who can describe the task definition. ${instead}`,
      changes: [remove(entry)],
    },
  ];
}
