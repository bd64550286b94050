import rule from '../../../src/rules/1-security-groups/container-instance-imds-hop-limit.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { BLOCKS_METADATA, JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const host = (limit: Value, userData: Value = JOINS_CLUSTER): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: limit },
  }),
];

testRule(rule, {
  flags: {
    'two hops': host(2),
    'many hops': host(64),
  },
  passes: {
    'one hop': host(1),
    'absent: the image decides': [
      resource('instanceTemplate', 'hosts', { userData: JOINS_CLUSTER, metadataOptions: { httpTokens: 'required' } }),
    ],
    'two hops where the agent blocks tasks': host(2, BLOCKS_METADATA),
    'two hops where iptables blocks tasks': host(
      2,
      'echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config; iptables --insert DOCKER-USER 1 --destination 169.254.169.254/32 --jump DROP',
    ),
    'instances that join no cluster': host(2, 'yum install -y nginx'),
  },
  undecided: {
    'a limit that is not known': host(OPAQUE),
    'user data that is not known': host(2, OPAQUE),
  },
  fixes: {
    Terraform: { path: 'main.tf', before: terraform('2'), after: terraform('1') },
  },
});

function terraform(limit: string): string {
  return `resource "aws_instance" "host" {
  user_data = "echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config"
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = ${limit} # for Docker
  }
}
`;
}
