import rule from '../../../src/rules/5-ecr/ecr-no-customer-key.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const repository = (encryptionConfiguration?: Value): Neutral => [
  resource('repository', 'app', {
    imageTagMutability: 'IMMUTABLE',
    ...(encryptionConfiguration === undefined ? {} : { encryptionConfiguration }),
  }),
];
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

testRule(rule, {
  flags: {
    absent: repository(),
    "ECR's own key": repository({ encryptionType: 'AES256' }),
    "the account's managed key": repository({ encryptionType: 'KMS' }),
  },
  passes: {
    'a key': repository({ encryptionType: 'KMS', kmsKey: KEY }),
    'two layers': repository({ encryptionType: 'KMS_DSSE' }),
    'a key that is not known': repository({ encryptionType: 'KMS_DSSE', kmsKey: OPAQUE }),
  },
  undecided: {
    'not known': repository({ encryptionType: OPAQUE }),
    'a key that may be null': repository({ encryptionType: 'KMS', kmsKey: OPAQUE }),
  },
});
