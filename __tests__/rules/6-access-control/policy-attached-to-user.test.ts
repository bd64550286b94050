import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/6-access-control/policy-attached-to-user.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { deployerMay } from '../../support/scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const ARN = 'arn:aws:iam::123456789012:policy/Deploy';
const attached = (to: Readonly<Record<string, Value>>): Neutral => [
  resource('policyAttachment', 'deploy', { policyArn: ARN, ...to }),
];

testRule(rule, {
  flags: { 'an attachment to a user': attached({ users: ['deploy'] }) },
  passes: {
    'a user without policies': [resource('user', 'deploy', { userName: 'deploy' })],
    'a policy of a role': deployerMay({
      Action: 'ecs:UpdateService',
      Resource: 'arn:aws:ecs:eu-west-1:123456789012:service/prod/web',
    }),
    'an attachment to a group': attached({ groups: ['deploy'] }),
    'an attachment to a role': attached({ roles: ['deploy'] }),
  },
  undecided: { 'an attachment to it is not known whom': attached({ users: OPAQUE }) },
});

const DOCUMENT = '{ Statement: [{ Effect: Allow, Action: "ecs:DescribeClusters", Resource: "*" }] }';
const IN_TEMPLATE = (type: string, properties: string): string => `Resources:
  Deploy:
    Type: ${type}
    Properties:
      ${properties}
`;

test.each([
  [
    'a policy of its own',
    'template.yaml',
    IN_TEMPLATE('AWS::IAM::User', `Policies: [{ PolicyName: deploy, PolicyDocument: ${DOCUMENT} }]`),
  ],
  ['a managed policy', 'template.yaml', IN_TEMPLATE('AWS::IAM::User', `ManagedPolicyArns: [${ARN}]`)],
  [
    'a policy for a user',
    'template.yaml',
    IN_TEMPLATE('AWS::IAM::Policy', `{ PolicyName: deploy, Users: [deploy], PolicyDocument: ${DOCUMENT} }`),
  ],
  [
    'a policy that is a resource of its own',
    'template.yaml',
    IN_TEMPLATE('AWS::IAM::UserPolicy', `{ PolicyName: deploy, UserName: deploy, PolicyDocument: ${DOCUMENT} }`),
  ],
  [
    'a policy of Terraform',
    'iam.tf',
    `resource "aws_iam_user_policy" "deploy" {
  user   = "deploy"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "ecs:DescribeClusters", Resource = "*" }] })
}
`,
  ],
  [
    'an attachment of Terraform',
    'iam.tf',
    `resource "aws_iam_user_policy_attachment" "deploy" {
  user       = "deploy"
  policy_arn = "${ARN}"
}
`,
  ],
])('flags %s', (_title, path, text) => {
  const found = read({ [path]: text }).findings.filter((finding) => finding.rule === rule);
  expect(found.length).toBe(1);
});
