import rule from '../../../src/rules/1-security-groups/container-instance-public-ip.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const host = (associatePublicIpAddress: Value, userData: Value = JOINS_CLUSTER): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    networkInterfaces: [{ associatePublicIpAddress }],
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  }),
];
const launchConfiguration = (value: string): string =>
  `resource "aws_launch_configuration" "hosts" {\n  user_data                   = "echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config"\n  associate_public_ip_address = ${value} # for now\n}\n`;

testRule(rule, {
  flags: { on: host(true) },
  passes: {
    off: host(false),
    'absent: the subnet decides': [resource('instanceTemplate', 'hosts', { userData: JOINS_CLUSTER })],
    'instances that join no cluster': host(true, 'yum install -y nginx'),
  },
  undecided: {
    'not known': host(OPAQUE),
    'user data that is not known': host(true, OPAQUE),
  },
  fixes: {
    'a launch configuration': {
      path: 'main.tf',
      before: launchConfiguration('true'),
      after: launchConfiguration('false'),
    },
  },
});
