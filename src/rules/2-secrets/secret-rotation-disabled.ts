import { isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS210',
  name: 'secret-rotation-disabled',
  step: 2,
  title: 'Secret of a task is never rotated',
  severity: 'medium',
  tier: 'A',
  target: 'secret',
  why: 'ECS hands the secret to every task, and whoever once copied it from there can use it until it changes. Rotation ends that without anybody having to notice the leak.',
  unless:
    'Whoever issues the secret offers no way to change it by a program, or another stack rotates it. Tasks get the new value only when they start, so deploy the service after each rotation.',
  references: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
  ],
  equivalents: {
    'Security Hub': ['SecretsManager.1'],
    'AWS Config': ['secretsmanager-rotation-enabled-check'],
    'cdk-nag': ['AwsSolutions-SMG4'],
    Checkov: ['CKV2_AWS_57'],
    Guard: ['SECRETSMANAGER_ROTATION_ENABLED_CHECK'],
    Prowler: ['secretsmanager_automatic_rotation_enabled'],
  },
  fix: {
    kind: 'none',
    advice:
      'Add a rotation with a function that changes the secret where it is used (`aws_secretsmanager_secret_rotation`, `AWS::SecretsManager::RotationSchedule`), and deploy the service after each rotation.',
  },

  check(secret, graph) {
    const receivers = graph.receiversOf(secret);
    const wrong = and(not(isEmpty(receivers)), isEmpty(graph.rotationsOf(secret)));
    if (wrong !== 'yes') return wrong;

    const { name, place } = secret.subject;
    return {
      place,
      message:
        `Secret ${name} is given to ${receivers.items.map((container) => container.subject.name).join(', ')} and nothing rotates it. ` +
        'Whoever once got hold of it can use it for ever. Add a rotation, and deploy the service after each one.',
    };
  },
});
