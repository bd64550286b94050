import rule from '../../../src/rules/8-validate/container-instance-ebs-unencrypted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const host = (blockDeviceMappings: Value, userData: Value = JOINS_CLUSTER): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    blockDeviceMappings,
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  }),
];
const disk = (ebs: Readonly<Record<string, Value>>): Value => [{ ebs: { volumeSize: 30, ...ebs } }];
const launchConfiguration = (device: string, encrypted: string): string =>
  `resource "aws_launch_configuration" "hosts" {\n  user_data = "echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config"\n\n  ${device} {\n    volume_size = 30\n${encrypted}  }\n}\n`;

testRule(rule, {
  flags: { absent: host(disk({})), off: host(disk({ encrypted: false })) },
  passes: {
    on: host(disk({ encrypted: true })),
    'no device: the image decides': [resource('instanceTemplate', 'hosts', { userData: JOINS_CLUSTER })],
    'instances that join no cluster': host(disk({}), 'yum install -y nginx'),
  },
  undecided: {
    'not known': host(disk({ encrypted: OPAQUE })),
    'devices that are not known': host(OPAQUE),
    'a snapshot that may be encrypted': host(disk({ snapshotId: 'snap-0123456789abcdef0' })),
    'user data that is not known': host(disk({}), OPAQUE),
  },
  fixes: {
    'the root of a launch configuration': {
      path: 'main.tf',
      before: launchConfiguration('root_block_device', ''),
      after: launchConfiguration('root_block_device', '    encrypted   = true\n'),
    },
    'another disk of a launch configuration': {
      path: 'main.tf',
      before: launchConfiguration('ebs_block_device', '    encrypted   = false\n'),
      after: launchConfiguration('ebs_block_device', '    encrypted   = true\n'),
    },
  },
});
