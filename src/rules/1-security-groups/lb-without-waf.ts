import { is, isEmpty } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { isBeforeService } from '../../model/load-balancer.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS137',
  name: 'lb-without-waf',
  step: 1,
  title: 'Public load balancer without a web application firewall',
  severity: 'low',
  tier: 'B',
  target: 'loadBalancer',
  why: 'An application on the internet is scanned and attacked from its first hour. AWS WAF in front of the load balancer stops the known attacks before they reach a container.',
  unless: 'Firewall Manager or another stack attaches a web ACL to the load balancer.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16',
    'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html',
  ],
  equivalents: {
    'Security Hub': ['ELB.16'],
    'AWS Config': ['alb-waf-enabled'],
    'cdk-nag': ['NIST.800.53.R4-ALBWAFEnabled'],
    Checkov: ['CKV2_AWS_28'],
    Guard: ['ALB_WAF_ENABLED'],
    KICS: ['tf:alb_is_not_integrated_with_waf', 'cfn:alb_is_not_integrated_with_waf'],
    Prowler: ['elbv2_waf_acl_attached'],
  },
  fix: { kind: 'none', advice: 'Associate a web ACL of AWS WAF with the load balancer.' },

  check(balancer, graph) {
    const wrong = and(
      is(balancer.type, 'application'),
      is(balancer.scheme, 'internet-facing'),
      isBeforeService(balancer, graph),
      isEmpty(graph.firewallsOf(balancer)),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: balancer.subject.place,
      evidence: [balancer.scheme],
      message:
        `${balancer.subject.name} faces the internet with no web application firewall in front of it. ` +
        'Known attacks then reach the containers. Associate a web ACL of AWS WAF with it.',
    };
  },
});
