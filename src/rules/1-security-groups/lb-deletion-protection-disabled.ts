import { and, not } from '../../model/certainty.js';
import { hasSetting, isBeforeService, setSetting, settingPlace } from '../../model/load-balancer.js';
import { rule } from '../../model/rule.js';

const KEY = 'deletion_protection.enabled';

export default rule({
  code: 'ECS136',
  name: 'lb-deletion-protection-disabled',
  step: 1,
  title: 'Load balancer of a service can be deleted',
  severity: 'low',
  tier: 'B',
  target: 'loadBalancer',
  why: 'When the load balancer is deleted, by mistake or by an intruder, the service is gone for everybody, and a new one has another address.',
  unless: 'The stack is short-lived and is taken down as a whole.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  equivalents: {
    'Security Hub': ['ELB.6'],
    'AWS Config': ['elb-deletion-protection-enabled'],
    'aws-config-rules': ['ELB_DELETION_PROTECTION_ENABLED'],
    'cdk-nag': ['HIPAA.Security-ELBDeletionProtectionEnabled'],
    Checkov: ['CKV_AWS_150'],
    Guard: ['ELB_DELETION_PROTECTION_ENABLED'],
    KICS: ['tf:alb_deletion_protection_disabled'],
    Prowler: ['elbv2_deletion_protection'],
  },
  fix: {
    kind: 'exact',
    risk: 'Before the load balancer can be removed or replaced, the protection has to be turned off.',
    advice: 'Turn on deletion protection.',
  },

  check(balancer, graph) {
    const setting = { key: KEY, attr: balancer.enableDeletionProtection };
    const wrong = and(not(hasSetting(balancer, setting, 'true')), isBeforeService(balancer, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: settingPlace(balancer, setting),
      evidence: [balancer.enableDeletionProtection],
      message:
        `${balancer.subject.name} can be deleted at any time, and the service behind it is then gone for everybody. ` +
        'Turn on deletion protection.',
      changes: [setSetting(balancer, setting, true)],
    };
  },
});
