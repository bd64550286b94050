import rule from '../../../src/rules/1-security-groups/lb-listener-without-certificate.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const listener = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('listener', 'edge', { port: 443, sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', ...attributes }),
];
const certificates = 'arn:aws:acm:eu-west-1:123456789012:certificate/web';

testRule(rule, {
  flags: {
    'HTTPS without one': listener({ protocol: 'HTTPS' }),
    'TLS of a network load balancer without one': listener({ protocol: 'TLS' }),
  },
  passes: {
    'HTTPS with one': listener({ protocol: 'HTTPS', certificates }),
    'plain HTTP, which is ECS131': listener({ protocol: 'HTTP' }),
    TCP: listener({ protocol: 'TCP' }),
  },
  undecided: { 'a protocol that is not known': listener({ protocol: OPAQUE }) },
});
