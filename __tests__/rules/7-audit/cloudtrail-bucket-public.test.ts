import rule from '../../../src/rules/7-audit/cloudtrail-bucket-public.js';
import { OPAQUE, ref, resource, type Neutral, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const BUCKET = ref('trail_files', 'name');

const written = (...beside: readonly NeutralResource[]): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, s3BucketName: BUCKET }),
  resource('bucket', 'trail_files', { bucketName: 'acme-trail-files' }),
  ...beside,
];
const block = (settings: Readonly<Record<string, Value>> = {}, bucket: Value = BUCKET): NeutralResource =>
  resource('publicAccessBlock', 'trail_files_block', {
    bucket,
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      ...settings,
    },
  });
const acl = (accessControl: Value): NeutralResource =>
  resource('bucketAcl', 'trail_files_acl', { bucket: BUCKET, accessControl });
const policy = (statement: Readonly<Record<string, Value>>, bucket: Value = BUCKET): NeutralResource =>
  resource('bucketPolicy', 'trail_files_policy', {
    bucket,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Read',
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::acme-trail-files/*',
          ...statement,
        },
      ],
    },
  });

testRule(rule, {
  flags: {
    'no block': written(),
    'a setting that is off': written(block({ blockPublicPolicy: false })),
    'a public access control list': written(acl('PublicRead')),
    'a list for every account, under half a block': written(
      acl('AuthenticatedRead'),
      block({ ignorePublicAcls: false }),
    ),
    'a public policy': written(policy({ Principal: '*' })),
    'a block for another bucket': written(resource('bucket', 'other'), block({}, ref('other', 'name'))),
  },
  passes: {
    'a block': written(block()),
    'a bucket that holds no trail': [resource('bucket', 'trail_files', { bucketName: 'acme-trail-files' })],
    'a public policy that is blocked': written(block(), policy({ Principal: '*' })),
  },
  undecided: {
    'a setting that is not known': written(block({ restrictPublicBuckets: OPAQUE })),
    'a block of a bucket that is not known': written(block({}, OPAQUE)),
    'a bucket that is declared elsewhere': [
      resource('trail', 'main', { trailName: 'main', isLogging: true, s3BucketName: 'acme-central-trail' }),
    ],
  },
  fixes: {
    'a bucket of CloudFormation': {
      path: 'template.yaml',
      before: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Files:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicRead # for the auditors
  Main:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: !Ref Files
`,
      after: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Files:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: Private # for the auditors
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
  Main:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: !Ref Files
`,
    },
    'a block of Terraform': {
      path: 'main.tf',
      before: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.files.id
}

resource "aws_s3_bucket" "files" {}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = false # as it was
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`,
      after: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.files.id
}

resource "aws_s3_bucket" "files" {}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true # as it was
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`,
    },
  },
  silent: {
    'a block for the whole account': {
      path: 'main.tf',
      text: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.files.bucket
}

resource "aws_s3_bucket" "files" {
  bucket = "acme-trail-files"
}

resource "aws_s3_account_public_access_block" "all" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`,
    },
    'a block for the bucket and one for the account that make a whole one': {
      path: 'main.tf',
      text: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.files.bucket
}

resource "aws_s3_bucket" "files" {
  bucket = "acme-trail-files"
}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket            = aws_s3_bucket.files.id
  block_public_acls = true
  ignore_public_acls = true
}

resource "aws_s3_account_public_access_block" "all" {
  block_public_policy     = true
  restrict_public_buckets = true
}
`,
    },
  },
});
