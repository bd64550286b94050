import { is } from '../../model/attribute.js';
import { or } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS702',
  name: 'cloudtrail-single-region',
  step: 7,
  title: 'Trail does not cover all regions',
  severity: 'medium',
  tier: 'B',
  target: 'trail',
  why: 'A trail for one region sees nothing of tasks started in another, which is just where an intruder starts them. IAM calls are recorded only when global service events are included.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.1'],
    'AWS Config': ['multi-region-cloudtrail-enabled'],
    Checkov: ['CKV_AWS_67'],
    Guard: ['MULTI_REGION_CLOUD_TRAIL_ENABLED'],
    KICS: ['tf:cloudtrail_multi_region_disabled', 'cfn:cloudtrail_multi_region_disabled'],
    Prowler: ['cloudtrail_multi_region_enabled'],
    Trivy: ['AWS-0014'],
  },
  fix: { kind: 'exact', advice: 'Make it a trail for all regions that includes global service events.' },

  check(trail) {
    const { isMultiRegionTrail, includeGlobalServiceEvents } = trail;
    const oneRegion = is(isMultiRegionTrail, false);
    const wrong = or(oneRegion, is(includeGlobalServiceEvents, false));
    if (wrong !== 'yes') return wrong;

    const attribute = oneRegion === 'yes' ? isMultiRegionTrail : includeGlobalServiceEvents;
    return {
      place: attribute.place,
      evidence: [attribute],
      message:
        (oneRegion === 'yes'
          ? `${trail.subject.name} records the API calls of one region only, so tasks started elsewhere leave no trace. `
          : `${trail.subject.name} leaves out global services, so changes to roles leave no trace. `) +
        'Cover all regions and global services.',
      changes: [set(attribute, true)],
    };
  },
});
