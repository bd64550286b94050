import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS714',
  name: 'guardduty-disabled',
  step: 7,
  title: 'GuardDuty detector is switched off',
  severity: 'medium',
  tier: 'B',
  target: 'detector',
  why: 'GuardDuty notices credentials of a task that are used from elsewhere, and calls that no task of yours ever made. A detector that is switched off watches nothing.',
  unless: 'The account is watched by a detector that another stack declares.',
  references: [
    'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html',
    'https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html',
  ],
  equivalents: {
    'Security Hub': ['GuardDuty.1'],
    'AWS Config': ['guardduty-enabled-centralized'],
    Checkov: ['CKV2_AWS_3', 'CKV_AWS_238'],
    KICS: ['tf:guardduty_detector_disabled', 'cfn:guardduty_detector_disabled'],
    Prowler: ['guardduty_is_enabled'],
  },
  fix: { kind: 'exact', risk: 'GuardDuty costs by what it reads.', advice: 'Switch the detector on.' },

  check(detector) {
    const { enable } = detector;
    const wrong = is(enable, false);
    if (wrong !== 'yes') return wrong;

    return {
      place: enable.place,
      evidence: [enable],
      message:
        `Detector ${detector.subject.name} is switched off, so nobody notices when credentials of a task are used from elsewhere. ` +
        'Switch it on.',
      changes: [set(enable, true)],
    };
  },
});
