import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { hasSetting, setSetting, settingPlace } from '../../model/load-balancer.js';
import { rule } from '../../model/rule.js';

const KEY = 'routing.http.drop_invalid_header_fields.enabled';

export default rule({
  code: 'ECS134',
  name: 'lb-invalid-headers-not-dropped',
  step: 1,
  title: 'Load balancer passes on invalid headers',
  severity: 'medium',
  tier: 'B',
  target: 'loadBalancer',
  why: 'Headers with invalid names are how requests are smuggled past a load balancer: it and the container read them differently.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  equivalents: {
    'Security Hub': ['ELB.4'],
    'AWS Config': ['alb-http-drop-invalid-header-enabled'],
    'cdk-nag': ['HIPAA.Security-ALBHttpDropInvalidHeaderEnabled'],
    Checkov: ['CKV_AWS_131'],
    Guard: ['ALB_HTTP_DROP_INVALID_HEADER_ENABLED'],
    KICS: ['tf:alb_not_dropping_invalid_headers'],
    Prowler: ['elbv2_alb_drop_invalid_header_fields_enabled'],
    Trivy: ['AWS-0052'],
  },
  fix: {
    kind: 'exact',
    risk: 'Clients that send headers with other characters than letters, digits and hyphens lose them.',
    advice: 'Let the load balancer drop invalid header fields.',
  },

  check(balancer) {
    const setting = { key: KEY, attr: balancer.dropInvalidHeaderFields };
    const wrong = and(is(balancer.type, 'application'), not(hasSetting(balancer, setting, 'true')));
    if (wrong !== 'yes') return wrong;

    return {
      place: settingPlace(balancer, setting),
      evidence: [balancer.dropInvalidHeaderFields],
      message:
        `${balancer.subject.name} passes headers with invalid names on to the containers. ` +
        'Requests can be smuggled past it, because it and the container read them differently. Let it drop them.',
      changes: [setSetting(balancer, setting, true)],
    };
  },
});
