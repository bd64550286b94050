import { isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS412',
  name: 'ecs-exec-not-encrypted',
  step: 4,
  title: 'ECS Exec without a key of your own',
  severity: 'low',
  tier: 'A',
  target: 'cluster',
  why: 'What is typed and shown in a session often holds credentials and data of customers. TLS protects it on the way; with a KMS key only who may use that key can open a session.',
  unless: 'Nobody uses ECS Exec on this cluster.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_224'] },
  fix: {
    kind: 'none',
    advice: 'Name a KMS key in `kmsKeyId`, and allow the task role and whoever opens sessions to use it.',
  },

  check(cluster) {
    const exec = cluster.configuration.executeCommandConfiguration;
    const wrong = and(exec.written, isUnset(exec.kmsKeyId));
    if (wrong !== 'yes') return wrong;

    return {
      place: exec.kmsKeyId.place,
      message:
        `Cluster ${cluster.subject.name} configures ECS Exec without a KMS key. ` +
        'Sessions, which often show credentials and data, are then protected by TLS alone. Name a key of your own.',
    };
  },
});
