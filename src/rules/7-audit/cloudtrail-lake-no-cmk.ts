import { isUnset } from '../../model/attribute.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS711',
  name: 'cloudtrail-lake-no-cmk',
  step: 7,
  title: 'CloudTrail Lake is not encrypted with a key of your own',
  severity: 'low',
  tier: 'B',
  target: 'eventDataStore',
  why: 'An event data store holds the record of API calls for years, with the names of roles, secrets and addresses in it. With a key of your own, reading it needs a second permission, and that use is recorded too.',
  unless: 'IAM policies alone are enough to guard the store. The key cannot be changed once it is set.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-cloudtrail.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_294'] },
  fix: { kind: 'none', advice: 'Name a KMS key whose policy lets CloudTrail encrypt with it.' },

  check(store) {
    const { kmsKeyId } = store;
    const wrong = isUnset(kmsKeyId);
    if (wrong !== 'yes') return wrong;

    return {
      place: kmsKeyId.place,
      message:
        `Event data store ${store.subject.name} is encrypted with a key of AWS, so everybody who may query it reads all recorded calls. ` +
        'Name a KMS key of your own.',
    };
  },
});
