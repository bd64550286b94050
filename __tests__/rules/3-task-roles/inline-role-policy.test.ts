import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/3-task-roles/inline-role-policy.js';
import { taskRole } from '../../support/role-scenes.js';
import { read, testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    'a policy that is a part of its role': taskRole([{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::app/*' }]),
  },
  passes: {
    'no policy': taskRole([]),
    'a managed policy': taskRole([], { managedPolicyArns: ['arn:aws:iam::123456789012:policy/Shop'] }),
  },
  silent: {
    'a managed policy of the same code': {
      path: 'iam.tf',
      text: `resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_iam_policy" "app" {
  name   = "app"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::app/*" }] })
}
`,
    },
    'the policy of a user': {
      path: 'iam.tf',
      text: `resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_iam_user_policy" "app" {
  user   = "app"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::app/*" }] })
}
`,
    },
  },
});

const DOCUMENT = '{ Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::app/*" }] }';

test.each([
  [
    'CloudFormation',
    'template.yaml',
    `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      Policies: [{ PolicyName: app, PolicyDocument: ${DOCUMENT} }]
`,
  ],
  [
    'Terraform',
    'iam.tf',
    `resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({})

  inline_policy {
    name   = "app"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
  }
}
`,
  ],
])('the policies in a role count in %s', (_format, path, text) => {
  const found = read({ [path]: text }, [rule]).findings;
  expect(found.map(({ property }) => property)).toEqual(['policies']);
});
