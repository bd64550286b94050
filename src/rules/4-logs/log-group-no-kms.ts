import { isEmpty, isUnset } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS408',
  name: 'log-group-no-kms',
  step: 4,
  title: 'Logs are not encrypted with a key of your own',
  severity: 'low',
  tier: 'B',
  target: 'logGroup',
  why: 'CloudWatch Logs always encrypts, but with a key of its own everybody who may read the group reads the events. With a KMS key reading also takes a permission on that key, which can be logged and withdrawn.',
  unless: 'The logs hold nothing confidential.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html'],
  equivalents: {
    'AWS Config': ['cloudwatch-log-group-encrypted'],
    'aws-config-rules': ['CLOUDWATCH_LOG_GROUP_ENCRYPTED'],
    'cdk-nag': ['HIPAA.Security-CloudWatchLogGroupEncrypted'],
    Checkov: ['CKV_AWS_158'],
    Guard: ['CLOUDWATCH_LOG_GROUP_ENCRYPTED'],
    KICS: ['tf:cloudwatch_log_group_not_encrypted'],
    Prowler: ['cloudwatch_log_group_kms_encryption_enabled'],
    Trivy: ['AWS-0017'],
  },
  fix: {
    kind: 'none',
    advice: 'Name the ARN of a KMS key whose policy lets CloudWatch Logs use it.',
  },

  check(logGroup, graph) {
    const { kmsKeyId } = logGroup;
    const users = graph.usersOf(logGroup);
    const wrong = and(isUnset(kmsKeyId), not(isEmpty(users)));
    if (wrong !== 'yes') return wrong;

    return {
      place: kmsKeyId.place,
      message:
        `${logGroup.subject.name} takes the logs of ${users.items.map((user) => user.subject.name).join(', ')} and has no KMS key of your own. ` +
        'Who reads them is then decided by one permission alone. Where the logs are confidential, name a key.',
    };
  },
});
