import { isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { hasFargateTasks } from '../../model/platform.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS826',
  name: 'fargate-storage-no-cmk',
  step: 8,
  title: 'Disks of Fargate tasks use the key of AWS',
  severity: 'info',
  tier: 'C',
  target: 'cluster',
  why: 'The disk of a Fargate task holds its image layers and whatever it writes. It is encrypted in any case; with a key of your own you can take the key away, and each use of it is recorded.',
  unless:
    'Tasks write nothing that a key of AWS is not enough for. Without a task on Fargate in reach it is not decided.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedStorageConfiguration.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice: 'Name a KMS key for the ephemeral storage of Fargate, whose policy lets Fargate use it.',
  },

  check(cluster, graph) {
    const { fargateEphemeralStorageKmsKeyId: key } = cluster.configuration.managedStorageConfiguration;
    const wrong = and(isUnset(key), hasFargateTasks(graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: key.place,
      message:
        `Cluster ${cluster.subject.name} encrypts the disks of Fargate tasks with a key of AWS, which nobody here can take away. ` +
        'Name a KMS key of your own for their ephemeral storage.',
    };
  },
});
