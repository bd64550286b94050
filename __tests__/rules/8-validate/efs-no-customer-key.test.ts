import rule from '../../../src/rules/8-validate/efs-no-customer-key.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const fileSystem = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('fileSystem', 'shared', attributes),
];
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

testRule(rule, {
  flags: { absent: fileSystem({ encrypted: true }) },
  passes: {
    'a key of your own': fileSystem({ encrypted: true, kmsKeyId: KEY }),
    'not encrypted, which is worse': fileSystem({}),
  },
  undecided: {
    'whether it is encrypted': fileSystem({ encrypted: OPAQUE }),
    'not known': fileSystem({ encrypted: true, kmsKeyId: OPAQUE }),
  },
  silent: {
    'a key of the same code': {
      path: 'main.tf',
      text: 'resource "aws_kms_key" "files" {}\nresource "aws_efs_file_system" "shared" {\n  encrypted  = true\n  kms_key_id = aws_kms_key.files.arn\n}\n',
    },
  },
});
