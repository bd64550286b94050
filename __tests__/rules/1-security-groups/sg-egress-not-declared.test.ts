import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/1-security-groups/sg-egress-not-declared.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { renderings } from '../../support/render.js';
import { read, testRule } from '../../support/test-rule.js';

const HTTPS = { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: ['0.0.0.0/0'] };
const group = (egress?: Value): Neutral => [resource('securityGroup', 'tasks', egress === undefined ? {} : { egress })];

const template = (groupName: string, egress: string): string => `Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets: [subnet-1]
          SecurityGroups: [!GetAtt ${groupName}.GroupId]
  Tasks:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: tasks of the shop
${egress}`;

testRule(rule, {
  // Only CloudFormation leaves the rule of EC2 in place: see below.
  flags: {},
  passes: {
    'one rule': group([HTTPS]),
    'a rule in Terraform or CloudFormation that opens all, which is ECS109': group([
      { ipProtocol: '-1', fromPort: 0, toPort: 0, cidrIp: ['0.0.0.0/0'] },
    ]),
  },
  fixes: {
    'a group of tasks': {
      path: 'template.yaml',
      before: template('Tasks', ''),
      after: template(
        'Tasks',
        `      SecurityGroupEgress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          CidrIp: '0.0.0.0/0'
          Description: 'HTTPS to the APIs of AWS'
`,
      ),
    },
  },
  silent: {
    'Terraform, which removes the rule of EC2': {
      path: 'main.tf',
      text: 'resource "aws_security_group" "tasks" {\n  description = "tasks of the shop"\n}\n',
    },
    'an egress rule as a resource of its own': {
      path: 'template.yaml',
      text: `${template('Tasks', '')}  Out:
    Type: AWS::EC2::SecurityGroupEgress
    Properties: { GroupId: !GetAtt Tasks.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
`,
    },
  },
});

describe('ECS110 in CloudFormation', () => {
  const formats = (example: Neutral): readonly [string, Readonly<Record<string, string>>][] =>
    renderings(example)
      .filter(({ format }) => /^(cloudformation|cdk)/.test(format))
      .map(({ format, files }) => [format, files]);
  const found = (files: Readonly<Record<string, string>>): number =>
    read(files, [rule]).findings.filter((finding) => finding.rule === rule).length;

  test.each([...formats(group()), ...formats(group([]))])('flags a group without egress rules in %s', (_, files) => {
    expect(found(files)).toBe(1);
  });

  test.each(
    formats([...group(), resource('dataStore', 'orders', { securityGroups: [ref('tasks', 'id')], port: 5432 })]),
  )('offers no change for the group of a database in %s', (_, files) => {
    const [finding] = read(files, [rule]).findings;
    expect(finding?.problem.changes).toEqual([]);
  });

  test.each(formats(group(OPAQUE)))('leaves rules undecided that are not known in %s', (_, files) => {
    expect(found(files)).toBe(0);
    expect(read(files, [rule]).undecided.length).toBe(1);
  });
});
