import rule from '../../../src/rules/1-security-groups/task-sg-source-not-lb-sg.js';
import { OPAQUE, ref } from '../../support/neutral.js';
import { serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const edge = { sourceSecurityGroupId: [ref('edge', 'id')] };

testRule(rule, {
  flags: {
    'the whole VPC as the source': serviceBehindLoadBalancer([tcp(8080, { cidrIp: ['10.0.0.0/16'] })]),
    'one address as the source': serviceBehindLoadBalancer([tcp(8080, { cidrIp: ['10.0.0.5/32'] })]),
    'a range of ports around the container port': serviceBehindLoadBalancer([
      tcp(8000, { cidrIp: ['10.0.0.0/8'] }, 9000),
    ]),
    'the VPC beside the group': serviceBehindLoadBalancer([tcp(8080, edge), tcp(8080, { cidrIp: ['10.0.0.0/16'] })]),
  },
  passes: {
    "the load balancer's group": serviceBehindLoadBalancer([tcp(8080, edge)]),
    'another port': serviceBehindLoadBalancer([tcp(9090, { cidrIp: ['10.0.0.0/16'] })]),
    'everybody, which is ECS101': serviceBehindLoadBalancer([tcp(8080, WORLD)]),
  },
  undecided: {
    'a range that is not known': serviceBehindLoadBalancer([tcp(8080, { cidrIp: [OPAQUE] })]),
  },
});
