import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS701',
  name: 'cloudtrail-logging-off',
  step: 7,
  title: 'Trail is there but records nothing',
  severity: 'high',
  tier: 'B',
  target: 'trail',
  why: 'A trail that is switched off keeps no record of who registered a task definition, opened a shell in a container or changed a role. Switching it off is also the first thing an intruder does.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.3'],
    'AWS Config': ['cloudtrail-enabled'],
    'aws-config-rules': ['CLOUDTRAIL_ENABLED_V2'],
    Checkov: ['CKV_AWS_251'],
    Guard: ['CLOUD_TRAIL_ENABLED'],
    KICS: ['tf:cloudtrail_logging_disabled', 'cfn:cloudtrail_logging_disabled'],
    Prowler: ['cloudtrail_multi_region_enabled'],
  },
  fix: { kind: 'exact', advice: 'Switch the trail on.' },

  check(trail) {
    const { isLogging } = trail;
    const wrong = is(isLogging, false);
    if (wrong !== 'yes') return wrong;

    return {
      place: isLogging.place,
      evidence: [isLogging],
      message:
        `${trail.subject.name} is switched off, so it records none of the API calls of the account. ` +
        'Nobody can tell afterwards who changed a service or opened a shell in a task. Switch it on.',
      changes: [set(isLogging, true)],
    };
  },
});
