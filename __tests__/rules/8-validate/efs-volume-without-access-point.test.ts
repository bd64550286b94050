import rule from '../../../src/rules/8-validate/efs-volume-without-access-point.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const efs = (attributes: Readonly<Record<string, Value>>): Neutral => [
  task([container()], {
    volumes: [
      {
        name: 'data',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0123456789abcdef0',
          transitEncryption: 'ENABLED',
          authorizationConfig: { iam: 'ENABLED' },
          ...attributes,
        },
      },
    ],
  }),
];

testRule(rule, {
  flags: {
    absent: efs({}),
    'a folder, which binds nobody': efs({ rootDirectory: '/web' }),
  },
  passes: {
    'an access point': efs({ authorizationConfig: { iam: 'ENABLED', accessPointId: 'fsap-0123456789abcdef0' } }),
    'another kind of volume': [task([container()], { volumes: [{ name: 'scratch' }] })],
  },
  undecided: { 'nothing of it known': efs({ authorizationConfig: OPAQUE }) },
  silent: {
    'an access point of the same code': {
      path: 'main.tf',
      text: 'resource "aws_efs_access_point" "web" {\n  file_system_id = "fs-1"\n}\nresource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([])\n  volume {\n    name = "data"\n    efs_volume_configuration {\n      file_system_id = "fs-1"\n      authorization_config {\n        access_point_id = aws_efs_access_point.web.id\n      }\n    }\n  }\n}\n',
    },
  },
});
