import { is, isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

const YEAR = 365;

export default rule({
  code: 'ECS407',
  name: 'log-group-retention-short',
  step: 4,
  title: 'Logs are kept for less than a year',
  severity: 'info',
  tier: 'C',
  target: 'logGroup',
  why: 'Intrusions are often found only after months. Several standards ask for a year of logs, so that what happened can still be told.',
  unless: 'The logs are archived elsewhere, or must be deleted earlier.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16',
  ],
  equivalents: {
    'Security Hub': ['CloudWatch.16'],
    Checkov: ['CKV_AWS_338'],
    Prowler: ['cloudwatch_log_group_retention_policy_specific_days_enabled'],
  },
  fix: {
    kind: 'exact',
    risk: 'CloudWatch charges for what it keeps longer.',
    advice: 'Keep the logs for 365 days or more.',
  },

  check(logGroup, graph) {
    const { retentionInDays } = logGroup;
    const short = is(retentionInDays, (days) => days > 0 && days < YEAR);
    const wrong = and(short, not(isEmpty(graph.usersOf(logGroup))));
    if (wrong !== 'yes') return wrong;

    const days = retentionInDays.state === 'known' ? String(retentionInDays.value) : '';
    return {
      place: retentionInDays.place,
      evidence: [retentionInDays],
      message:
        `${logGroup.subject.name} keeps its logs for ${days} days. ` +
        'An intrusion that is found later can no longer be traced. Keep them for a year.',
      changes: [set(retentionInDays, YEAR)],
    };
  },
});
