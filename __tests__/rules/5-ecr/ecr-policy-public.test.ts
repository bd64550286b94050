import rule from '../../../src/rules/5-ecr/ecr-policy-public.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const policy = (...statements: readonly Value[]): Neutral => [
  resource('repository', 'app', {
    repositoryName: 'acme/app',
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
  }),
  resource('repositoryPolicy', 'app_access', {
    repositoryName: ref('app', 'name'),
    policyText: { Version: '2012-10-17', Statement: statements },
  }),
];
const pull = (attributes: Readonly<Record<string, Value>> = {}): Value => ({
  Sid: 'Pull',
  Effect: 'Allow',
  Principal: '*',
  Action: PULL,
  ...attributes,
});
const OWN = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

testRule(rule, {
  flags: {
    'every principal': policy(pull()),
    'every principal of AWS': policy(pull({ Principal: { AWS: '*' } })),
    'one of several principals': policy(pull({ Principal: { AWS: ['arn:aws:iam::123456789012:root', '*'] } })),
    'a condition on TLS alone': policy(pull({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    'a condition on any organisation': policy(pull({ Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } } })),
    'a condition that outsiders pass': policy(pull({ Condition: { StringEqualsIfExists: OWN } })),
    'a denial of something else': policy(
      pull(),
      pull({ Sid: 'NoPush', Effect: 'Deny', Action: 'ecr:PutImage', Principal: '*' }),
    ),
  },
  passes: {
    'a named account': policy(pull({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } })),
    'a service': policy(pull({ Principal: { Service: 'codebuild.amazonaws.com' } })),
    'bound to the organisation': policy(pull({ Condition: { StringEquals: OWN } })),
    'bound to a network': policy(pull({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } })),
    'a denial of everybody': policy({ ...(pull({ Effect: 'Deny' }) as object) }),
    'denied to all but the organisation': policy(
      pull(),
      pull({ Sid: 'Own', Effect: 'Deny', Action: 'ecr:*', Condition: { StringNotEquals: OWN } }),
    ),
    'no policy': policy().slice(0, 1),
  },
  undecided: {
    'a principal that is not known': policy(pull({ Principal: { AWS: OPAQUE } })),
    'a condition that is not known': policy(pull({ Condition: { StringEquals: { 'aws:PrincipalOrgID': OPAQUE } } })),
    'operators that are not known': policy(pull({ Condition: { StringEquals: OPAQUE } })),
  },
  silent: {
    'a document with a condition block': {
      path: 'main.tf',
      text: `resource "aws_ecr_repository" "app" {
  name = "app"
}

resource "aws_ecr_repository_policy" "app" {
  repository = aws_ecr_repository.app.name
  policy     = data.aws_iam_policy_document.pull.json
}

data "aws_iam_policy_document" "pull" {
  statement {
    actions = ["ecr:BatchGetImage"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
  }
}
`,
    },
    "a key's policy for everybody": {
      path: 'main.tf',
      text: `resource "aws_sqs_queue" "jobs" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage" }] })
}
`,
    },
  },
});
