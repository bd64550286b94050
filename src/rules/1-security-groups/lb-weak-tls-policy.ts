import { is } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { isEncrypted } from '../../model/listener.js';
import { rule, set } from '../../model/rule.js';

/** Policies of ELB that admit TLS 1.0 or 1.1, by what their names have in common. */
const WEAK = /^ELBSecurityPolicy-(2016-08|2015-\d\d|2014-\d\d|TLS-1-[01]-|FS-2018-06|FS-1-1-|TLS13-1-[01]-)/i;
const SOUND = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

export default rule({
  code: 'ECS132',
  name: 'lb-weak-tls-policy',
  step: 1,
  title: 'Load balancer accepts outdated TLS',
  severity: 'high',
  tier: 'A',
  target: 'listener',
  why: 'TLS 1.0 and 1.1 have known attacks and were retired in 2021. A listener that still accepts them lets an attacker between client and load balancer force the weakest one.',
  unless: 'Clients that cannot be replaced speak nothing newer.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17',
  ],
  equivalents: {
    'Security Hub': ['ELB.8', 'ELB.17'],
    'AWS Config': ['elb-predefined-security-policy-ssl-check'],
    'aws-config-rules': ['ELB_ALB_PREDEFINED_SSL_CHECK'],
    Checkov: ['CKV_AWS_103', 'CKV2_AWS_74'],
    Guard: ['ELBV2_LISTENER_SSL_POLICY_RULE'],
    KICS: [
      'tf:elb_using_insecure_protocols',
      'cfn:elb_using_insecure_protocols',
      'tf:elb_using_weak_ciphers',
      'cfn:elb_using_weak_ciphers',
    ],
    Prowler: ['elbv2_insecure_ssl_ciphers', 'elbv2_listener_pqc_tls_enabled'],
    Trivy: ['AWS-0047'],
  },
  fix: {
    kind: 'exact',
    risk: 'Clients that speak nothing newer than TLS 1.1 can no longer connect.',
    advice: `Use a security policy that starts at TLS 1.2, such as ${SOUND}.`,
  },

  check(listener) {
    const { sslPolicy } = listener;
    const wrong = and(
      isEncrypted(listener),
      is(sslPolicy, (policy) => WEAK.test(policy)),
    );
    if (wrong !== 'yes') return wrong;

    const how =
      sslPolicy.state === 'known'
        ? `uses the policy ${sslPolicy.value}`
        : 'names no security policy, which means ELBSecurityPolicy-2016-08';
    return {
      place: sslPolicy.place,
      evidence: [sslPolicy],
      message:
        `${listener.subject.name} ${how}. ` +
        'It accepts TLS 1.0 or 1.1, which have known attacks. Use a policy that starts at TLS 1.2.',
      changes: [set(sslPolicy, SOUND)],
    };
  },
});
