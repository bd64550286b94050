import rule from '../../../src/rules/8-validate/managed-ebs-volume-unencrypted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

/** Without its name, by which its place would be called. */
const volume = (attributes: Readonly<Record<string, Value>>): Value => ({
  managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/ecs-volumes', ...attributes },
});
const service = (...volumeConfigurations: readonly Value[]): Neutral => [
  resource('service', 'web', { launchType: 'FARGATE', volumeConfigurations }),
];

testRule(rule, {
  flags: { off: service(volume({ encrypted: false })) },
  passes: {
    'absent: ECS encrypts then': service(volume({})),
    on: service(volume({ encrypted: true })),
    'no volume': [resource('service', 'web', { launchType: 'FARGATE' })],
  },
  undecided: { 'not known': service(volume({ encrypted: OPAQUE })) },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      VolumeConfigurations:\n        - Name: data\n          ManagedEBSVolume:\n            Encrypted: false\n            SizeInGiB: 20\n',
      after:
        'Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      VolumeConfigurations:\n        - Name: data\n          ManagedEBSVolume:\n            Encrypted: true\n            SizeInGiB: 20\n',
    },
  },
});
