import rule from '../../../src/rules/8-validate/efs-no-backup.js';
import { OPAQUE, ref, resource, type Neutral, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const files = (attributes: Readonly<Record<string, Value>> = {}, ...beside: readonly NeutralResource[]): Neutral => [
  resource('fileSystem', 'shared', {
    encrypted: true,
    kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1',
    ...attributes,
  }),
  ...beside,
];
const policy = (status: Value, fileSystemId: Value = ref('shared', 'id')): NeutralResource =>
  resource('backupPolicy', 'shared_backup', { fileSystemId, backupPolicy: { status } });
const selection = (...resources: readonly Value[]): NeutralResource =>
  resource('backupSelection', 'nightly', { resources });

testRule(rule, {
  flags: {
    absent: files(),
    'switched off': files({}, policy('DISABLED')),
  },
  passes: {
    'switched on': files({}, policy('ENABLED')),
    'in one zone, which is backed up unless it says otherwise': files({ availabilityZoneName: 'eu-west-1a' }),
    'a backup plan that names it': files({}, selection(ref('shared', 'arn'))),
  },
  undecided: {
    'a switch that is not known': files({}, policy(OPAQUE)),
    'a backup plan for other things': files({}, selection('arn:aws:dynamodb:eu-west-1:123456789012:table/orders')),
  },
  fixes: {
    'a file system of CloudFormation': {
      path: 'template.yaml',
      before: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Shared:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: true
`,
      after: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Shared:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: true
      BackupPolicy:
        Status: ENABLED
`,
    },
  },
  silent: {
    'a policy of a file system that is not known': {
      path: 'main.tf',
      text: `variable "file_system" {}

resource "aws_efs_file_system" "shared" {
  encrypted = true
}

resource "aws_efs_backup_policy" "any" {
  file_system_id = var.file_system

  backup_policy {
    status = "ENABLED"
  }
}
`,
    },
  },
});
