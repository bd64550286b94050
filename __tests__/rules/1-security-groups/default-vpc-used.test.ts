import rule from '../../../src/rules/1-security-groups/default-vpc-used.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (...subnets: readonly Value[]): Neutral => [
  resource('service', 'web', { networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: ['sg-1'] } } }),
];
const zone = { availabilityZone: 'eu-west-1a' };

testRule(rule, {
  flags: {
    'a subnet of the default network': [...service(ref('a', 'id')), resource('defaultSubnet', 'a', zone)],
    'one subnet among others': [...service('subnet-1', ref('a', 'id')), resource('defaultSubnet', 'a', zone)],
  },
  passes: {
    'a subnet of another network': [...service(ref('b', 'id')), resource('subnet', 'b', {})],
    'subnets that are not known where nothing is the default one': service(OPAQUE),
    'a default subnet that no service uses': [...service('subnet-1'), resource('defaultSubnet', 'a', zone)],
  },
  undecided: {
    'subnets that are not known': [...service(OPAQUE), resource('defaultSubnet', 'a', zone)],
  },
});
