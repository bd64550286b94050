import rule from '../../../src/rules/1-security-groups/target-group-plain-http.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (target: Value): Neutral => [
  resource('service', 'web', {
    loadBalancers: [{ targetGroupArn: target, containerName: 'app', containerPort: 8080 }],
  }),
];
const group = (protocol: Value): Neutral => [
  resource('targetGroup', 'targets', { port: 8080, protocol, targetType: 'ip', healthCheckPath: '/health' }),
];

testRule(rule, {
  flags: { 'HTTP before a service': [...service(ref('targets', 'arn')), ...group('HTTP')] },
  passes: {
    HTTPS: [...service(ref('targets', 'arn')), ...group('HTTPS')],
    'TCP, through which TLS may go': [...service(ref('targets', 'arn')), ...group('TCP')],
    'HTTP that no service uses': group('HTTP'),
    'functions, which have no protocol': [
      ...service(ref('targets', 'arn')),
      resource('targetGroup', 'targets', { targetType: 'lambda' }),
    ],
  },
  undecided: {
    'a protocol that is not known': [...service(ref('targets', 'arn')), ...group(OPAQUE)],
    'a service whose target group is not known': [...service(OPAQUE), ...group('HTTP')],
  },
});
