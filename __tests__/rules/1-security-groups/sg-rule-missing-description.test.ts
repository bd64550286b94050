import rule from '../../../src/rules/1-security-groups/sg-rule-missing-description.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group, tcp } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const WITHIN = { cidrIp: ['10.0.0.0/16'] };
const open = (...ingress: readonly Value[]): Neutral => [group('tasks', ingress)];
const own = (attributes: Readonly<Record<string, Value>>): Neutral => [
  group('tasks', []),
  resource('securityGroupRule', 'https', { groupId: ref('tasks', 'id'), ...attributes }),
];
const https = { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ...WITHIN };

testRule(rule, {
  flags: {
    'a range': open(tcp(443, WITHIN)),
    'a group': [group('edge', []), ...open(tcp(8080, { sourceSecurityGroupId: [ref('edge', 'id')] }))],
    'several ports': open(tcp(8000, WITHIN, 8010)),
    'two ranges, which no word of ours describes': open(tcp(443, { ...WITHIN, cidrIpv6: ['2001:db8::/48'] })),
    'a way out': [resource('securityGroup', 'tasks', { egress: [tcp(443, WITHIN)] })],
    'every protocol': open({ ipProtocol: '-1', fromPort: 0, toPort: 0, ...WITHIN }),
    'a protocol without ports': open({ ipProtocol: 'icmp', fromPort: 3, toPort: 4, ...WITHIN }),
    'a rule of its own': own(https),
    'an empty description': own({ ...https, description: '' }),
  },
  passes: {
    'a description inside': open({ ...https, description: 'office' }),
    'a description of a rule of its own': own({ ...https, description: 'office' }),
  },
  undecided: { 'not known': open({ ...https, description: OPAQUE }) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: `resource "aws_security_group" "edge" {}
resource "aws_security_group" "tasks" {
  ingress {
    protocol        = "tcp" # from the load balancer
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.edge.id]
  }
}
`,
      after: `resource "aws_security_group" "edge" {}
resource "aws_security_group" "tasks" {
  ingress {
    protocol        = "tcp" # from the load balancer
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.edge.id]
    description     = "tcp/8080 from edge"
  }
}
`,
    },
    CloudFormation: {
      path: 'template.yaml',
      before: `Resources:
  Tasks:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: tasks
      SecurityGroupEgress:
        - { IpProtocol: '-1', CidrIp: 10.0.0.0/16 }
`,
      after: `Resources:
  Tasks:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: tasks
      SecurityGroupEgress:
        - { IpProtocol: '-1', CidrIp: 10.0.0.0/16, Description: 'all traffic to 10.0.0.0/16' }
`,
    },
  },
});
