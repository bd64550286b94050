import rule from '../../../src/rules/7-audit/audit-alarm-missing.js';
import { OPAQUE, resource, type Neutral, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const recorded = (...beside: readonly NeutralResource[]): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true }),
  ...beside,
];
const events = (name: string, eventPattern: Value, attributes: Readonly<Record<string, Value>> = {}): NeutralResource =>
  resource('eventRule', name, { eventPattern, ...attributes });
const calls = (name: string, source: string, ...eventName: readonly Value[]): NeutralResource =>
  events(name, { source: [source], 'detail-type': ['AWS API Call via CloudTrail'], detail: { eventName } });

const TRAIL_RULE = calls('trail_changes', 'aws.cloudtrail', 'StopLogging', 'DeleteTrail');
const CONFIG_RULE = calls('config_changes', 'aws.config', 'StopConfigurationRecorder');
const IAM_RULE = calls('iam_changes', 'aws.iam', 'PutRolePolicy', 'AttachRolePolicy');
const GROUP_RULE = calls('group_changes', 'aws.ec2', 'AuthorizeSecurityGroupIngress');

const filter = (filterPattern: Value): NeutralResource =>
  resource('metricFilter', 'group_filter', {
    filterPattern,
    metricTransformations: [{ metricName: 'GroupChanges', metricNamespace: 'Audit' }],
  });
const GROUPS = '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = CreateSecurityGroup) }';
const alarm = (metricName: Value): NeutralResource =>
  resource('alarm', 'group_alarm', { metricName, namespace: 'Audit' });

testRule(rule, {
  flags: {
    'none at all': recorded(),
    'one missing': recorded(TRAIL_RULE, CONFIG_RULE, IAM_RULE),
    'other events of the service': recorded(
      TRAIL_RULE,
      CONFIG_RULE,
      IAM_RULE,
      events('instances', { source: ['aws.ec2'], 'detail-type': ['EC2 Instance State-change Notification'] }),
    ),
    'a rule that is switched off': recorded(
      CONFIG_RULE,
      IAM_RULE,
      GROUP_RULE,
      events('trail_changes', { source: ['aws.cloudtrail'] }, { state: 'DISABLED' }),
    ),
    'a filter without an alarm': recorded(TRAIL_RULE, CONFIG_RULE, IAM_RULE, filter(GROUPS)),
    'two trails, once': recorded(resource('trail', 'other', { trailName: 'other', isLogging: true })),
  },
  passes: {
    'rules for each': recorded(TRAIL_RULE, CONFIG_RULE, IAM_RULE, GROUP_RULE),
    'a rule for all calls': recorded(events('all', { 'detail-type': ['AWS API Call via CloudTrail'] })),
    'a filter with an alarm': recorded(TRAIL_RULE, CONFIG_RULE, IAM_RULE, filter(GROUPS), alarm('GroupChanges')),
    'no trail': [TRAIL_RULE],
  },
  undecided: {
    'names that are not known': recorded(TRAIL_RULE, CONFIG_RULE, IAM_RULE, calls('group_changes', 'aws.ec2', OPAQUE)),
    'a pattern that is not known': recorded(events('any', OPAQUE)),
    'a metric that is not known': recorded(TRAIL_RULE, CONFIG_RULE, IAM_RULE, filter(GROUPS), alarm(OPAQUE)),
  },
});
