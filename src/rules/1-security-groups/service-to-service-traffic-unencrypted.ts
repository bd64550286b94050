import { is } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS146',
  name: 'service-to-service-traffic-unencrypted',
  step: 1,
  title: 'Service Connect traffic is not encrypted',
  severity: 'low',
  tier: 'B',
  target: 'service',
  why: 'Calls between services carry the same data as calls from outside. Service Connect encrypts them between its proxies, and the application does not notice.',
  unless: 'The application encrypts the calls itself.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice: 'Give the Service Connect service a TLS configuration with an authority of AWS Private CA.',
  },

  check(service) {
    const { enabled, services } = service.serviceConnectConfiguration;
    const plain = services.items.map((entry) => not(entry.tls.written));
    const wrong = and(is(enabled, true), or(...plain, not(services.complete)));
    if (wrong !== 'yes') return wrong;

    const entry = services.items[plain.indexOf('yes')];
    const port = entry?.portName.state === 'known' ? entry.portName.value : 'a port';
    return {
      place: entry?.tls.place ?? services.place,
      evidence: [enabled],
      message:
        `${service.subject.name} offers ${port} over Service Connect without TLS. ` +
        'What other services send it crosses the network in the clear. Add a TLS configuration with an authority of AWS Private CA.',
    };
  },
});
