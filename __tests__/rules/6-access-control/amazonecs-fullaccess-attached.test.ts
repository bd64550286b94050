import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/6-access-control/amazonecs-fullaccess-attached.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { taskRole, trusting } from '../../support/role-scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const ARN = 'arn:aws:iam::aws:policy/AmazonECS_FullAccess';
const FULL = { managedPolicyArns: [ARN] };
const attached = (policyArn: Value, to: Readonly<Record<string, Value>>): Neutral => [
  resource('policyAttachment', 'deploy', { policyArn, ...to }),
];

testRule(rule, {
  flags: {
    'a role': taskRole([], { ...FULL, assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
    'a role of tasks, where it is sharper than ECS308': taskRole([], FULL),
    'the older policy': taskRole([], {
      managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEC2ContainerServiceFullAccess'],
    }),
    'a user, by an attachment': attached(ARN, { users: ['deploy'] }),
    'a role out of reach, by an attachment': attached(ARN, { roles: ['deploy'] }),
  },
  passes: {
    'another policy': taskRole([], { managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonECS_ReadOnlyAccess'] }),
    "a policy of one's own": taskRole([], {
      managedPolicyArns: ['arn:aws:iam::123456789012:policy/AmazonECS_FullAccess'],
    }),
    'denied beside it': taskRole([{ Effect: 'Deny', Action: 'ecs:*', Resource: '*' }], FULL),
    'another attachment': attached('arn:aws:iam::aws:policy/AmazonECS_ReadOnlyAccess', { users: ['deploy'] }),
  },
  undecided: {
    'a policy that is not known': taskRole([], { managedPolicyArns: [OPAQUE] }),
    'an attachment of a policy that is not known': attached(OPAQUE, { users: ['deploy'] }),
  },
});

test.each([
  [
    'a user',
    'template.yaml',
    `Resources:
  Deploy:
    Type: AWS::IAM::User
    Properties:
      ManagedPolicyArns: [${ARN}]
`,
  ],
  [
    'a group',
    'template.yaml',
    `Resources:
  Deploy:
    Type: AWS::IAM::Group
    Properties:
      ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/AmazonECS_FullAccess']
`,
  ],
  [
    'a group, by an attachment',
    'iam.tf',
    `resource "aws_iam_group_policy_attachment" "deploy" {
  group      = "deploy"
  policy_arn = "${ARN}"
}
`,
  ],
  [
    'a role in reach, by an attachment',
    'iam.tf',
    `resource "aws_iam_role" "deploy" {
  name               = "deploy"
  assume_role_policy = jsonencode({ Statement = [] })
}

resource "aws_iam_role_policy_attachment" "deploy" {
  role       = aws_iam_role.deploy.name
  policy_arn = "${ARN}"
}
`,
  ],
])('flags %s', (_title, path, text) => {
  const found = read({ [path]: text }).findings.filter((finding) => finding.rule === rule);
  expect(found.length).toBe(1);
});
