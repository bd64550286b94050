import { isUnset } from '../../model/attribute.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS705',
  name: 'cloudtrail-no-cloudwatch-logs',
  step: 7,
  title: 'Trail is not sent to CloudWatch Logs',
  severity: 'low',
  tier: 'B',
  target: 'trail',
  why: 'Files in a bucket are read after the damage. In CloudWatch Logs a metric filter can raise an alarm within minutes when somebody opens a shell in a task or changes a role.',
  unless: 'Alarms come from somewhere else, for example from EventBridge rules or a product that reads the bucket.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.5'],
    'cdk-nag': ['HIPAA.Security-CloudTrailCloudWatchLogsEnabled'],
    Checkov: ['CKV2_AWS_10'],
    Guard: ['CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED'],
    KICS: ['tf:cloudtrail_not_integrated_with_cloudwatch', 'cfn:cloudtrail_not_integrated_with_cloudwatch'],
    Prowler: ['cloudtrail_cloudwatch_logging_enabled'],
    Trivy: ['AWS-0162'],
  },
  fix: { kind: 'none', advice: 'Name a log group, and a role with which CloudTrail may write to it.' },

  check(trail) {
    const { cloudWatchLogsLogGroupArn } = trail;
    const wrong = isUnset(cloudWatchLogsLogGroupArn);
    if (wrong !== 'yes') return wrong;

    return {
      place: cloudWatchLogsLogGroupArn.place,
      message:
        `${trail.subject.name} writes to its bucket only, so no alarm can watch the calls as they come in. ` +
        'Send it to a log group as well, with a role that may write there.',
    };
  },
});
