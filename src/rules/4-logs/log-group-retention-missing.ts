import { is, isEmpty, isUnset } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS406',
  name: 'log-group-retention-missing',
  step: 4,
  title: 'Log group keeps logs for ever',
  severity: 'low',
  tier: 'A',
  target: 'logGroup',
  why: 'Logs that nobody decided to keep cost money and hold personal data longer than allowed. A retention that somebody chose is long enough for an investigation and ends.',
  unless: 'A rule of your organisation asks to keep these logs for ever.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html'],
  equivalents: {
    'Security Hub': ['CloudWatch.16'],
    'AWS Config': ['cw-loggroup-retention-period-check'],
    'cdk-nag': ['HIPAA.Security-CloudWatchLogGroupRetentionPeriod'],
    'cfn-lint': ['I3013'],
    Checkov: ['CKV_AWS_66'],
    Guard: ['CW_LOGGROUP_RETENTION_PERIOD_CHECK'],
    KICS: ['tf:cloudwatch_without_retention_period_specified'],
    Prowler: ['cloudwatch_log_group_retention_policy_specific_days_enabled'],
  },
  fix: {
    kind: 'exact',
    risk: 'Events older than a year are deleted from then on.',
    advice: 'Set a retention, for example 365 days.',
  },

  check(logGroup, graph) {
    const { retentionInDays } = logGroup;
    const users = graph.usersOf(logGroup);
    const wrong = and(or(isUnset(retentionInDays), is(retentionInDays, 0)), not(isEmpty(users)));
    if (wrong !== 'yes') return wrong;

    return {
      place: retentionInDays.place,
      evidence: [retentionInDays],
      message:
        `${logGroup.subject.name} takes the logs of ${users.items.map((user) => user.subject.name).join(', ')} and has no retention, so it keeps them for ever. ` +
        'That costs more every month and may keep personal data too long. Set a retention.',
      changes: [set(retentionInDays, 365)],
    };
  },
});
