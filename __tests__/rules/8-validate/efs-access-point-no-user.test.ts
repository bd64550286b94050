import rule from '../../../src/rules/8-validate/efs-access-point-no-user.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const accessPoint = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('accessPoint', 'web', {
    fileSystemId: 'fs-0123456789abcdef0',
    rootDirectory: { path: '/web' },
    ...attributes,
  }),
];

testRule(rule, {
  flags: { absent: accessPoint({}) },
  passes: {
    'a user': accessPoint({ posixUser: { uid: 1000, gid: 1000 } }),
    'a user that only the deployment knows': accessPoint({ posixUser: { uid: OPAQUE, gid: OPAQUE } }),
  },
  undecided: { 'not known': accessPoint({ posixUser: OPAQUE }) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_efs_access_point" "web" {\n  file_system_id = "fs-1"\n\n  root_directory {\n    path = "/web"\n  }\n}\n',
      after:
        'resource "aws_efs_access_point" "web" {\n  file_system_id = "fs-1"\n\n  root_directory {\n    path = "/web"\n  }\n\n  posix_user {\n    uid = 1000\n    gid = 1000\n  }\n}\n',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Web:\n    Type: AWS::EFS::AccessPoint\n    Properties:\n      FileSystemId: fs-1\n      RootDirectory:\n        Path: /web\n',
      after:
        'Resources:\n  Web:\n    Type: AWS::EFS::AccessPoint\n    Properties:\n      FileSystemId: fs-1\n      RootDirectory:\n        Path: /web\n      PosixUser:\n        Uid: 1000\n        Gid: 1000\n',
    },
  },
});
