import { isWatched, type Calls } from '../../model/call-watch.js';
import { not, or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

/** What an intruder changes first. */
const TOPICS: readonly (Calls & { readonly what: string })[] = [
  { what: 'CloudTrail', source: 'cloudtrail.amazonaws.com', names: ['StopLogging', 'DeleteTrail', 'UpdateTrail'] },
  {
    what: 'AWS Config',
    source: 'config.amazonaws.com',
    names: ['StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutConfigurationRecorder'],
  },
  {
    what: 'IAM policies',
    source: 'iam.amazonaws.com',
    names: [
      'PutRolePolicy',
      'AttachRolePolicy',
      'PutUserPolicy',
      'AttachUserPolicy',
      'CreatePolicy',
      'DeleteRolePolicy',
    ],
  },
  {
    what: 'security groups',
    source: 'ec2.amazonaws.com',
    names: ['AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'CreateSecurityGroup'],
  },
];

export default rule({
  code: 'ECS717',
  name: 'audit-alarm-missing',
  step: 7,
  title: 'No alarm tells of changes to the audit itself',
  severity: 'info',
  tier: 'C',
  target: 'trail',
  why: 'A trail is read after the damage. An alarm tells within minutes that somebody stops the trail or the recorder, gives himself permissions or opens a security group.',
  unless: 'Security Hub, GuardDuty or a product that reads the trail raises these alarms, or another stack does.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html',
  ],
  equivalents: {
    'Security Hub': ['CloudWatch.4', 'CloudWatch.5', 'CloudWatch.9', 'CloudWatch.10'],
    KICS: [
      'tf:cloudwatch_cloudtrail_configuration_changes_alarm_missing',
      'tf:cloudwatch_aws_config_configuration_changes_alarm_missing',
      'tf:cloudwatch_iam_policy_changes_alarm_missing',
      'tf:cloudwatch_security_group_changes_alarm_missing',
    ],
    Prowler: [
      'cloudtrail_threat_detection_privilege_escalation',
      'cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled',
      'cloudwatch_log_metric_filter_security_group_changes',
      'cloudwatch_log_metric_filter_policy_changes',
    ],
    Trivy: ['AWS-0151', 'AWS-0155', 'AWS-0150', 'AWS-0156', 'AWS-0147'],
  },
  fix: {
    kind: 'none',
    advice: 'Add a metric filter with an alarm, or a rule of EventBridge, for changes of each of them.',
  },

  check(trail, graph) {
    const [first] = graph.all('trail').items;
    if (first?.subject.address !== trail.subject.address) return 'no';
    const answers = TOPICS.map((topic) => ({ what: topic.what, open: not(isWatched(topic, graph)) }));
    const wrong = or(...answers.map(({ open }) => open));
    if (wrong !== 'yes') return wrong;

    const open = answers.filter((answer) => answer.open === 'yes').map(({ what }) => what);
    return {
      place: trail.subject.place,
      message:
        `Trail ${trail.subject.name} records changes of ${open.join(', ')}, and no alarm or rule of EventBridge beside it tells anybody. ` +
        'Add one for each of them.',
    };
  },
});
