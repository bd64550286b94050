import rule from '../../../src/rules/8-validate/efs-iam-authorization-disabled.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const efs = (attributes: Readonly<Record<string, Value>>): Neutral => [
  task([container()], {
    volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0', ...attributes } }],
  }),
];
const encrypted = (authorizationConfig: Value): Neutral => efs({ transitEncryption: 'ENABLED', authorizationConfig });

testRule(rule, {
  flags: {
    'absent: ECS defaults to none': efs({ transitEncryption: 'ENABLED' }),
    'absent beside an access point': encrypted({ accessPointId: 'fsap-0123456789abcdef0' }),
    'explicitly off': encrypted({ iam: 'DISABLED' }),
    'without the encryption that it needs': efs({}),
  },
  passes: {
    on: encrypted({ iam: 'ENABLED' }),
    'another kind of volume': [task([container()], { volumes: [{ name: 'scratch' }] })],
  },
  undecided: { 'not known': encrypted({ iam: OPAQUE }), 'nothing of it known': encrypted(OPAQUE) },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Volumes:\n        - Name: data\n          EFSVolumeConfiguration:\n            FilesystemId: fs-1\n            TransitEncryption: ENABLED\n',
      after:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Volumes:\n        - Name: data\n          EFSVolumeConfiguration:\n            FilesystemId: fs-1\n            TransitEncryption: ENABLED\n            AuthorizationConfig:\n              IAM: ENABLED\n',
    },
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([])\n  volume {\n    name = "data"\n    efs_volume_configuration {\n      file_system_id     = "fs-1"\n      transit_encryption = "ENABLED"\n      authorization_config {\n        access_point_id = "fsap-1"\n      }\n    }\n  }\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([])\n  volume {\n    name = "data"\n    efs_volume_configuration {\n      file_system_id     = "fs-1"\n      transit_encryption = "ENABLED"\n      authorization_config {\n        access_point_id = "fsap-1"\n        iam             = "ENABLED"\n      }\n    }\n  }\n}\n',
    },
  },
});
