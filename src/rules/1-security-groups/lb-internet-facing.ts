import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS138',
  name: 'lb-internet-facing',
  step: 1,
  title: 'Load balancer faces the internet',
  severity: 'info',
  tier: 'C',
  target: 'loadBalancer',
  why: 'A load balancer that faces the internet is where the chain of security groups begins, so each one should be there on purpose. Services that only other services call need none of it.',
  unless: 'The service is meant for the internet.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: {
    Prowler: ['elbv2_internet_facing'],
    Trivy: ['AWS-0053'],
  },
  fix: {
    kind: 'none',
    advice:
      'Make the load balancer internal when only your own networks call it. The scheme of one that exists cannot be changed, so a new one takes its place.',
  },

  check(balancer) {
    const { scheme, type } = balancer;
    // A gateway load balancer has no scheme.
    const wrong = and(is(scheme, 'internet-facing'), not(is(type, 'gateway')));
    if (wrong !== 'yes') return wrong;

    const how =
      scheme.state === 'known' ? 'faces the internet' : 'has no scheme, which means that it faces the internet';
    return {
      place: scheme.place,
      evidence: [scheme],
      message:
        `${balancer.subject.name} ${how}. ` +
        'Anybody can send requests to what stands behind it. Make it internal when only your own networks call it.',
    };
  },
});
