import rule from '../../../src/rules/1-security-groups/sg-ingress-all-protocols.js';
import { OPAQUE, ref, resource, type Value } from '../../support/neutral.js';
import { group, serviceBehindLoadBalancer } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const everything = (source: Readonly<Record<string, Value>>): Value => ({
  ipProtocol: '-1',
  fromPort: 0,
  toPort: 0,
  ...source,
});

const ownRule = (source: Value): Readonly<Record<string, Value>> => ({
  groupId: ref('hosts', 'id'),
  ipProtocol: '-1',
  sourceSecurityGroupId: [source],
});

testRule(rule, {
  flags: {
    'from the load balancer': serviceBehindLoadBalancer([everything({ sourceSecurityGroupId: [ref('edge', 'id')] })]),
    'from a private range': [group('hosts', [everything({ cidrIp: ['10.0.0.0/16'] })])],
    'from a group by its id': [group('hosts', [everything({ sourceSecurityGroupId: ['sg-0123456789abcdef0'] })])],
    'as a rule of its own': [
      group('hosts', []),
      group('callers', []),
      resource('securityGroupRule', 'callers_to_hosts', ownRule(ref('callers', 'id'))),
    ],
  },
  passes: {
    'from the group itself': [
      group('hosts', []),
      resource('securityGroupRule', 'members', ownRule(ref('hosts', 'id'))),
    ],
    'one protocol': [group('hosts', [{ ipProtocol: 'tcp', fromPort: 0, toPort: 65535, cidrIp: ['10.0.0.0/16'] }])],
    'from everywhere, for which ECS102 speaks': [group('hosts', [everything({ cidrIp: ['0.0.0.0/0'] })])],
  },
  undecided: {
    'a protocol that is not known': [
      group('hosts', [{ ipProtocol: OPAQUE, fromPort: 0, toPort: 0, cidrIp: ['10.0.0.0/16'] }]),
    ],
    'a source that is not known': [
      group('hosts', []),
      resource('securityGroupRule', 'callers_to_hosts', ownRule(OPAQUE)),
    ],
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: terraform(['"-1"', '0', '0']),
      after: terraform(['"tcp"', '8080', '8080']),
    },
  },
  silent: {
    'members of one group in Terraform': {
      path: 'main.tf',
      text: 'resource "aws_security_group" "hosts" {\n  ingress {\n    protocol  = "-1"\n    from_port = 0\n    to_port   = 0\n    self      = true\n  }\n}\n',
    },
  },
});

function terraform([protocol = '', from = '', to = '']: readonly string[]): string {
  return `resource "aws_ecs_service" "web" {
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.tasks.id]
  }
  load_balancer {
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef"
    container_name   = "app"
    container_port   = 8080
  }
}
resource "aws_security_group" "tasks" {
  ingress {
    protocol        = ${protocol} # from the load balancer
    from_port       = ${from}
    to_port         = ${to}
    security_groups = ["sg-0123456789abcdef0"]
  }
}
`;
}
