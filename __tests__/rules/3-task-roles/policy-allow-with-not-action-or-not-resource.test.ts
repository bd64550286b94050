import rule from '../../../src/rules/3-task-roles/policy-allow-with-not-action-or-not-resource.js';
import { OPAQUE } from '../../support/neutral.js';
import { deployerMay, roleTrusting } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const ROLE = 'arn:aws:iam::123456789012:role/ops';
const BUCKET = 'arn:aws:s3:::orders';

testRule(rule, {
  flags: {
    'all actions but some': deployerMay({ NotAction: ['iam:*', 'organizations:*'], Resource: '*' }),
    'all actions but some on one bucket': deployerMay({ NotAction: 's3:DeleteBucket', Resource: BUCKET }),
    'all resources but one': deployerMay({ Action: 's3:GetObject', NotResource: `${BUCKET}/*` }),
  },
  passes: {
    'named actions and resources': deployerMay({ Action: 's3:GetObject', Resource: `${BUCKET}/*` }),
    'a denial of all actions but some': deployerMay({ Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }),
    'a denial of all resources but one': deployerMay({ Effect: 'Deny', Action: 's3:*', NotResource: BUCKET }),
    // ECS318 speaks of trust policies.
    'a trust policy': roleTrusting({ NotAction: 'sts:TagSession', Principal: { AWS: ROLE } }),
  },
  undecided: { 'an effect that is not known': deployerMay({ Effect: OPAQUE, NotAction: 'iam:*', Resource: '*' }) },
  silent: {
    'the policy of a bucket, which names principals': {
      path: 'main.tf',
      text: `resource "aws_ecs_cluster" "main" {
  name = "main"
}

data "aws_iam_policy_document" "bucket" {
  statement {
    actions       = ["s3:GetObject"]
    not_resources = ["arn:aws:s3:::orders/private/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/ops"]
    }
  }
}

resource "aws_s3_bucket_policy" "orders" {
  bucket = "orders"
  policy = data.aws_iam_policy_document.bucket.json
}
`,
    },
  },
});
