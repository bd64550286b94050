import rule from '../../../src/rules/1-security-groups/service-subnet-auto-public-ip.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (...subnets: readonly Value[]): Neutral => [
  resource('service', 'web', { networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: ['sg-1'] } } }),
];
const subnet = (attributes: Readonly<Record<string, Value>>): Neutral => [resource('subnet', 'a', attributes)];
const terraform = (value: string): string =>
  `resource "aws_ecs_service" "web" {\n  network_configuration {\n    subnets = aws_subnet.public[*].id\n  }\n}\nresource "aws_subnet" "public" {\n  map_public_ip_on_launch = ${value}\n}\n`;

testRule(rule, {
  flags: {
    'the subnet of a service': [...service(ref('a', 'id')), ...subnet({ mapPublicIpOnLaunch: true })],
    'one subnet among others': [...service('subnet-1', ref('a', 'id')), ...subnet({ mapPublicIpOnLaunch: true })],
  },
  passes: {
    'a private subnet': [...service(ref('a', 'id')), ...subnet({ mapPublicIpOnLaunch: false })],
    'absent: the default gives none': [...service(ref('a', 'id')), ...subnet({})],
    'a public subnet that no service uses': [...service('subnet-1'), ...subnet({ mapPublicIpOnLaunch: true })],
  },
  undecided: {
    'not known': [...service(ref('a', 'id')), ...subnet({ mapPublicIpOnLaunch: OPAQUE })],
    'subnets that are not known': [...service(OPAQUE), ...subnet({ mapPublicIpOnLaunch: true })],
  },
  fixes: { Terraform: { path: 'main.tf', before: terraform('true'), after: terraform('false') } },
});
