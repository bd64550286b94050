import rule from '../../../src/rules/8-validate/efs-unencrypted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const fileSystem = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('fileSystem', 'shared', { kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1', ...attributes }),
];

testRule(rule, {
  flags: {
    'absent: EFS does not encrypt then': fileSystem({}),
    'explicitly off': fileSystem({ encrypted: false }),
  },
  passes: { on: fileSystem({ encrypted: true }) },
  undecided: { 'not known': fileSystem({ encrypted: OPAQUE }) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: 'resource "aws_efs_file_system" "shared" {\n  creation_token = "shared"\n}\n',
      after: 'resource "aws_efs_file_system" "shared" {\n  creation_token = "shared"\n  encrypted      = true\n}\n',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Shared:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: false # later\n',
      after: 'Resources:\n  Shared:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: true # later\n',
    },
  },
});
