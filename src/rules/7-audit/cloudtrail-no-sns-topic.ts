import { isUnset } from '../../model/attribute.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS709',
  name: 'cloudtrail-no-sns-topic',
  step: 7,
  title: 'Nobody is told of new trail files',
  severity: 'info',
  tier: 'C',
  target: 'trail',
  why: 'A topic tells a subscriber of every file that the trail delivers, so that what reads the files need not look for them and notices when none come.',
  unless: 'Nothing reads the files as they come, or the trail is watched in CloudWatch Logs.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_252'],
    KICS: ['tf:cloudtrail_sns_topic_name_undefined', 'cfn:cloudtrail_sns_topic_name_undefined'],
  },
  fix: { kind: 'none', advice: 'Name an SNS topic to which CloudTrail may publish.' },

  check(trail) {
    const { snsTopicName } = trail;
    const wrong = isUnset(snsTopicName);
    if (wrong !== 'yes') return wrong;

    return {
      place: snsTopicName.place,
      message:
        `${trail.subject.name} tells nobody when it delivers files, nor can anybody notice that none come. ` +
        'Name an SNS topic, or watch the trail in CloudWatch Logs.',
    };
  },
});
