import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS703',
  name: 'cloudtrail-no-log-validation',
  step: 7,
  title: 'Changed or deleted trail files go unnoticed',
  severity: 'low',
  tier: 'B',
  target: 'trail',
  why: 'With validation CloudTrail delivers a signed digest of its files every hour. Without it nobody can prove that the record of ECS and IAM calls is complete and that no line was taken out.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.4'],
    'cdk-nag': ['HIPAA.Security-CloudTrailLogFileValidationEnabled'],
    Checkov: ['CKV_AWS_36'],
    Guard: ['CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED'],
    KICS: ['tf:cloudtrail_log_file_validation_disabled', 'cfn:cloudtrail_log_file_validation_disabled'],
    Prowler: ['cloudtrail_log_file_validation_enabled'],
    Trivy: ['AWS-0016'],
  },
  fix: { kind: 'exact', advice: 'Turn on the validation of log files.' },

  check(trail) {
    const { enableLogFileValidation } = trail;
    const wrong = is(enableLogFileValidation, false);
    if (wrong !== 'yes') return wrong;

    return {
      place: enableLogFileValidation.place,
      evidence: [enableLogFileValidation],
      message:
        `${trail.subject.name} delivers its files without a signed digest. ` +
        'Whoever can write to the bucket can take calls out of the record unnoticed. Turn on log file validation.',
      changes: [set(enableLogFileValidation, true)],
    };
  },
});
