import { and, certain } from '../../model/certainty.js';
import { isEncrypted } from '../../model/listener.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS133',
  name: 'lb-listener-without-certificate',
  step: 1,
  title: 'HTTPS listener without a certificate',
  severity: 'medium',
  tier: 'B',
  target: 'listener',
  why: 'A listener for HTTPS or TLS needs a default certificate. Without one it is not created, and in a hurry it becomes a plain one.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-2',
  ],
  equivalents: {
    'Security Hub': ['ELB.2'],
    'AWS Config': ['elbv2-acm-certificate-required'],
    'cdk-nag': ['HIPAA.Security-ELBv2ACMCertificateRequired'],
    'cfn-lint': ['E3676'],
    Guard: ['ELBV2_ACM_CERTIFICATE_REQUIRED'],
    Prowler: ['elbv2_nlb_tls_termination_enabled'],
  },
  fix: { kind: 'none', advice: 'Name a certificate of AWS Certificate Manager, which renews it by itself.' },

  check(listener) {
    // A certificate that a variable names is one, whatever its name.
    const none = certain(listener.certificates.state === 'unset');
    const wrong = and(isEncrypted(listener), none);
    if (wrong !== 'yes') return wrong;

    const protocol = listener.protocol.state === 'known' ? listener.protocol.value : 'HTTPS';
    return {
      place: listener.certificates.place,
      evidence: [listener.protocol],
      message:
        `${listener.subject.name} listens on ${protocol} and names no certificate. ` +
        'The load balancer refuses such a listener. Name a certificate of AWS Certificate Manager.',
    };
  },
});
