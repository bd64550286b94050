import { is, isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS139',
  name: 'target-group-plain-http',
  step: 1,
  title: 'Load balancer talks to tasks without TLS',
  severity: 'info',
  tier: 'C',
  target: 'targetGroup',
  why: 'TLS ends at the load balancer, and what users send crosses the network to the tasks in the clear. Rules for card or health data often ask for encryption all the way.',
  unless: 'The network between load balancer and tasks is trusted with this data.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22',
  ],
  equivalents: {
    'Security Hub': ['ELB.22'],
    Checkov: ['CKV_AWS_378'],
  },
  fix: {
    kind: 'none',
    advice: 'Let the container end TLS with a certificate of its own, and give the target group the protocol HTTPS.',
  },

  check(targetGroup, graph) {
    const { protocol } = targetGroup;
    const services = graph.servicesBehind(targetGroup);
    const wrong = and(
      is(protocol, (name) => name.toUpperCase() === 'HTTP'),
      not(isEmpty(services)),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: protocol.place,
      evidence: [protocol],
      message:
        `The load balancer talks to the tasks of ${services.items.map(({ subject }) => subject.name).join(', ')} over HTTP (${targetGroup.subject.name}). ` +
        'What users send over HTTPS crosses the last part of the network in the clear. Let the containers end TLS and use HTTPS.',
    };
  },
});
