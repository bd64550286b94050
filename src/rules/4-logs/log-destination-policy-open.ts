import { and } from '../../model/certainty.js';
import { isPolicyOf, isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS417',
  name: 'log-destination-policy-open',
  step: 4,
  title: 'Everybody may use the log groups',
  severity: 'high',
  tier: 'B',
  target: 'statement',
  why: 'A resource policy of CloudWatch Logs for every principal lets any AWS account write lines into the logs of your tasks or read them, as far as its actions go. Forged lines hide real ones.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  ],
  equivalents: {
    KICS: ['tf:cloudwatch_logs_destination_with_vulnerable_policy'],
    Prowler: ['cloudwatch_log_group_not_publicly_accessible'],
  },
  fix: {
    kind: 'none',
    advice: 'Name the service or the accounts that deliver logs, and bound them by `aws:SourceArn`.',
  },

  check(statement, graph) {
    const wrong = and(isPolicyOf(statement, ['logPolicy', 'logGroup']), isPublicGrant(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the log groups' policy is for every principal, and no condition bounds it. ` +
        'Any AWS account can then do with the logs what it allows. Name the service or the accounts that deliver logs.',
    };
  },
});
