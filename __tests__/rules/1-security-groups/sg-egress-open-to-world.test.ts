import rule from '../../../src/rules/1-security-groups/sg-egress-open-to-world.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const everything = { ipProtocol: '-1', fromPort: 0, toPort: 0, cidrIp: ['0.0.0.0/0'] };
const out = (...egress: readonly Value[]): Neutral => [resource('securityGroup', 'hosts', { egress })];
const tasks: Neutral = [
  resource('service', 'web', {
    networkConfiguration: { awsvpcConfiguration: { securityGroups: [ref('hosts', 'id')], subnets: ['subnet-1'] } },
  }),
];

testRule(rule, {
  flags: {
    'every protocol to everywhere': out(everything),
    'every protocol over IPv6': out({ ipProtocol: '-1', fromPort: 0, toPort: 0, cidrIpv6: ['::/0'] }),
    'every TCP port to everywhere': out({ ipProtocol: 'tcp', fromPort: 0, toPort: 65535, cidrIp: ['0.0.0.0/0'] }),
    'tasks that need only HTTPS': [...tasks, ...out(everything)],
  },
  passes: {
    'HTTPS to everywhere': out({ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: ['0.0.0.0/0'] }),
    'every protocol within the VPC': out({ ...everything, cidrIp: ['10.0.0.0/16'] }),
    'no egress at all': out(),
    'everything from a database, which opens no connections': [
      resource('dataStore', 'orders', { securityGroups: [ref('hosts', 'id')], port: 5432 }),
      ...out(everything),
    ],
    'every protocol in, which is ECS102': [resource('securityGroup', 'hosts', { ingress: [everything] })],
  },
  undecided: {
    'a range that is not known': out({ ...everything, cidrIp: [OPAQUE] }),
    'a protocol that is not known': out({ ...everything, ipProtocol: OPAQUE }),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: terraform(['"-1"', '0', '0']),
      after: terraform(['"tcp"', '443', '443']),
    },
  },
});

function terraform([protocol = '', from = '', to = '']: readonly string[]): string {
  return `resource "aws_ecs_service" "web" {
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.tasks.id]
  }
}
resource "aws_security_group" "tasks" {
  egress {
    protocol    = ${protocol}
    from_port   = ${from}
    to_port     = ${to}
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
}
