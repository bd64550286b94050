import rule from '../../../src/rules/1-security-groups/default-sg-not-restricted.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const adopted = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('defaultSecurityGroup', 'closed', attributes),
];
const everything = { protocol: '-1', from_port: 0, to_port: 0 };

testRule(rule, {
  flags: {
    'members that reach each other': adopted({ ingress: [{ ...everything, self: true }] }),
    'everything out': adopted({ egress: [{ ...everything, cidr_blocks: ['0.0.0.0/0'] }] }),
  },
  passes: {
    'no rules': adopted({}),
    'another group': [group('web', [])],
  },
  undecided: { 'rules that are not known': adopted({ ingress: OPAQUE }) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: `resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }
}
resource "aws_vpc" "main" {}
`,
      after: `resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.main.id
}
resource "aws_vpc" "main" {}
`,
    },
  },
});
