import rule from '../../../src/rules/1-security-groups/lb-deletion-protection-disabled.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { serviceBehindLoadBalancer, tcp } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const KEY = 'deletion_protection.enabled';
/** The load balancer before a service with these attributes. */
const before = (attributes: Readonly<Record<string, Value>>): Neutral =>
  serviceBehindLoadBalancer([tcp(8080, { sourceSecurityGroupId: [ref('edge', 'id')] })]).map((one) =>
    one.name === 'alb' ? { ...one, attributes: { ...one.attributes, ...attributes } } : one,
  );
const setting = (value: Value, text: Value): Neutral =>
  before({ enableDeletionProtection: value, loadBalancerAttributes: [{ key: KEY, value: text }] });

testRule(rule, {
  flags: {
    'absent: the default leaves it off': before({}),
    'explicitly off': setting(false, 'false'),
  },
  passes: {
    on: setting(true, 'true'),
    'a load balancer with no service in reach': [resource('loadBalancer', 'alb', { scheme: 'internal' })],
  },
  undecided: { 'not known': setting(OPAQUE, OPAQUE) },
});
