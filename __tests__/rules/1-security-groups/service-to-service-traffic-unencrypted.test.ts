import rule from '../../../src/rules/1-security-groups/service-to-service-traffic-unencrypted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const connected = (serviceConnectConfiguration: Readonly<Record<string, Value>>): Neutral => [
  resource('service', 'web', { serviceConnectConfiguration }),
];
const tls = { roleArn: 'arn:aws:iam::123456789012:role/connect-tls' };

testRule(rule, {
  flags: {
    'a service without TLS': connected({ enabled: true, services: [{ portName: 'http' }] }),
    'one service of two without TLS': connected({
      enabled: true,
      services: [{ portName: 'admin' }, { portName: 'http', tls }],
    }),
  },
  passes: {
    'a service with TLS': connected({ enabled: true, services: [{ portName: 'http', tls }] }),
    'a client that offers nothing': connected({ enabled: true }),
    'Service Connect turned off': connected({ enabled: false, services: [{ portName: 'http' }] }),
    'no Service Connect': [resource('service', 'web', {})],
  },
  undecided: {
    'services that are not known': connected({ enabled: true, services: OPAQUE }),
    'whether it is on is not known': connected({ enabled: OPAQUE, services: [{ portName: 'http' }] }),
  },
});
