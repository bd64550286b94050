import rule from '../../../src/rules/1-security-groups/sg-ingress-data-port-open.js';
import { OPAQUE } from '../../support/neutral.js';
import { databaseGroup, group, serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    'PostgreSQL from everywhere': databaseGroup([tcp(5432, WORLD)]),
    'PostgreSQL over IPv6': databaseGroup([tcp(5432, { cidrIpv6: ['::/0'] })]),
    'a range of ports with Redis in it': [group('lonely', [tcp(6000, WORLD, 6400)])],
    'Memcached over UDP': [
      group('cache', [{ ipProtocol: 'udp', fromPort: 11211, toPort: 11211, cidrIp: ['0.0.0.0/0'] }]),
    ],
    'a database whose tasks are in reach': [
      ...serviceBehindLoadBalancer([tcp(8080, { sourceSecurityGroupId: ['sg-0123456789abcdef0'] })]),
      ...databaseGroup([tcp(5432, WORLD)]),
    ],
  },
  passes: {
    'PostgreSQL from a private range': databaseGroup([tcp(5432, { cidrIp: ['10.0.0.0/24'] })]),
    'a port of no data store': [group('lonely', [tcp(8080, WORLD)])],
    'PostgreSQL over UDP': [
      group('lonely', [{ ipProtocol: 'udp', fromPort: 5432, toPort: 5432, cidrIp: ['0.0.0.0/0'] }]),
    ],
    'every port, for which ECS102 speaks': databaseGroup([tcp(0, WORLD, 65535)]),
  },
  undecided: {
    'a range that is not known': databaseGroup([tcp(5432, { cidrIp: [OPAQUE] })]),
    'a port that is not known': databaseGroup([
      { ipProtocol: 'tcp', fromPort: OPAQUE, toPort: OPAQUE, cidrIp: ['0.0.0.0/0'] },
    ]),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: terraform('cidr_blocks = ["0.0.0.0/0"]'),
      after: terraform('security_groups = [aws_security_group.tasks.id]'),
    },
  },
});

function terraform(source: string): string {
  return `resource "aws_ecs_service" "web" {
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.tasks.id]
  }
}
resource "aws_security_group" "tasks" {}
resource "aws_rds_cluster" "orders" {
  vpc_security_group_ids = [aws_security_group.orders.id]
}
resource "aws_security_group" "orders" {
  ingress {
    protocol  = "tcp"
    from_port = 5432
    to_port   = 5432
    ${source}
  }
}
`;
}
