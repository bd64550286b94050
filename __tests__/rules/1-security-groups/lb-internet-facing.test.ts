import rule from '../../../src/rules/1-security-groups/lb-internet-facing.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const balancer = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('loadBalancer', 'web', attributes),
];

testRule(rule, {
  flags: {
    'said so': balancer({ scheme: 'internet-facing' }),
    'absent: the default faces the internet': balancer({}),
    'a network load balancer': balancer({ type: 'network', scheme: 'internet-facing' }),
  },
  passes: {
    internal: balancer({ scheme: 'internal' }),
    'a gateway load balancer, which has no scheme': balancer({ type: 'gateway' }),
  },
  undecided: {
    'a scheme that is not known': balancer({ scheme: OPAQUE }),
    'a type that is not known': balancer({ type: OPAQUE }),
  },
});
