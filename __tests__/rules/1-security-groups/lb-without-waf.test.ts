import rule from '../../../src/rules/1-security-groups/lb-without-waf.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { serviceBehindLoadBalancer, tcp } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const served = (attributes: Readonly<Record<string, Value>>): Neutral =>
  serviceBehindLoadBalancer([tcp(8080, { sourceSecurityGroupId: [ref('edge', 'id')] })]).map((one) =>
    one.name === 'alb' ? { ...one, attributes: { ...one.attributes, ...attributes } } : one,
  );
const firewall = (resourceArn: Value): Neutral => [resource('firewallAssociation', 'shield', { resourceArn })];

testRule(rule, {
  flags: {
    'no firewall': served({}),
    'a firewall for something else': [
      ...served({}),
      resource('loadBalancer', 'inner', { scheme: 'internal' }),
      ...firewall(ref('inner', 'arn')),
    ],
  },
  passes: {
    'a firewall': [...served({}), ...firewall(ref('alb', 'arn'))],
    'an internal load balancer': served({ scheme: 'internal' }),
    'a network load balancer': served({ type: 'network' }),
    'a load balancer with no service in reach': [resource('loadBalancer', 'alb', { scheme: 'internet-facing' })],
  },
  undecided: {
    'a firewall for something that is not known': [...served({}), ...firewall(OPAQUE)],
    'a scheme that is not known': served({ scheme: OPAQUE }),
  },
});
