import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/1-security-groups/sg-unused-or-inline-style.js';
import { ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { tcp } from '../../support/scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const HTTPS = tcp(443, { cidrIp: ['10.0.0.0/16'] });
const group = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('securityGroup', 'tasks', attributes),
];
const ingressRule: Neutral = [
  resource('securityGroupRule', 'web', {
    groupId: ref('tasks', 'id'),
    ...(tcp(8080, { cidrIp: ['10.0.0.0/16'] }) as object),
  }),
];

const INSIDE = `
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }`;
const main = (inside: string, beside: string): Readonly<Record<string, string>> => ({
  'main.tf': `variable "group" {}\nresource "aws_security_group" "tasks" {${inside}\n}\n${beside}`,
});
const own = (type: string, rest: string): string =>
  `resource "${type}" "own" {\n  security_group_id = aws_security_group.tasks.id\n${rest}}\n`;

testRule(rule, {
  // Only Terraform takes the rules inside for all there are: see below.
  flags: {},
  passes: {
    'rules inside': group({ ingress: [HTTPS] }),
    'rules of their own': [...group({}), ...ingressRule],
    'egress inside and ingress of its own': [...group({ egress: [HTTPS] }), ...ingressRule],
  },
  silent: {
    'CloudFormation, where both may stand together': {
      path: 'template.yaml',
      text: `Resources:
  Tasks:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }
  Web:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: { GroupId: !GetAtt Tasks.GroupId, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16 }
`,
    },
  },
});

describe('ECS147 in Terraform', () => {
  const found = (files: Readonly<Record<string, string>>): readonly string[] =>
    read(files, [rule]).findings.map(({ message, property }) => `${property}: ${message}`);

  test.each([
    ['a rule of the old kind', own('aws_security_group_rule', '  type = "ingress"\n'), 'aws_security_group_rule.own'],
    [
      'a rule of the new kind',
      own('aws_vpc_security_group_ingress_rule', ''),
      'aws_vpc_security_group_ingress_rule.own',
    ],
  ])('flags ingress inside beside %s', (_, beside, named) => {
    const problems = found(main(INSIDE, beside));
    expect(problems).toEqual([expect.stringContaining(`ingress: tasks has ingress rules inside`)]);
    expect(problems[0]).toContain(named);
  });

  test('flags both directions by themselves', () => {
    const inside = `${INSIDE}${INSIDE.replace('ingress', 'egress')}`;
    const beside = `${own('aws_vpc_security_group_ingress_rule', '')}${own('aws_vpc_security_group_egress_rule', '')}`;
    expect(found(main(inside, beside)).map((problem) => problem.split(':')[0])).toEqual(['ingress', 'egress']);
  });

  test.each([
    ['of another direction', own('aws_vpc_security_group_egress_rule', '')],
    [
      'of another group',
      own('aws_vpc_security_group_ingress_rule', '').replace('aws_security_group.tasks.id', '"sg-1"'),
    ],
  ])('is silent on rules %s', (_, beside) => {
    expect(found(main(INSIDE, beside))).toEqual([]);
  });

  test.each([
    ['of a group', own('aws_vpc_security_group_ingress_rule', '').replace('aws_security_group.tasks.id', 'var.group')],
    ['of a direction', own('aws_security_group_rule', '  type = var.group\n')],
  ])('leaves rules undecided %s that is not known', (_, beside) => {
    expect(found(main(INSIDE, beside))).toEqual([]);
    expect(read(main(INSIDE, beside), [rule]).undecided).toHaveLength(1);
  });
});
