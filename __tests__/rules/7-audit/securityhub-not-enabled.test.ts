import rule from '../../../src/rules/7-audit/securityhub-not-enabled.js';
import { resource, type NeutralResource } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const TRAIL = resource('trail', 'main', { trailName: 'main', isLogging: true });
const RECORDER = resource('configuration', 'recorder', { name: 'recorder', recordingGroup: { allSupported: true } });
const DETECTOR = resource('detector', 'main_detector', { enable: true });
const HUB: NeutralResource = resource('securityHub', 'hub', { enableDefaultStandards: true });

testRule(rule, {
  flags: {
    'beside a trail': [TRAIL],
    'beside a recorder': [RECORDER],
    'beside a detector': [DETECTOR],
    'beside all of them, once': [DETECTOR, RECORDER, TRAIL],
  },
  passes: {
    'a hub': [TRAIL, RECORDER, HUB],
    'code that sets up no audit': [resource('bucket', 'files', { bucketName: 'acme-files' })],
  },
  silent: {
    'code of which a part is not known': {
      path: 'main.tf',
      text: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "acme-trail-files"
}

module "security" {
  source = "git::https://example.com/security.git"
}
`,
    },
  },
  fixes: {
    'a Terraform file': {
      path: 'main.tf',
      before: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "acme-trail-files"
}
`,
      after: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "acme-trail-files"
}

resource "aws_securityhub_account" "security_hub" {
  enable_default_standards = true
}
`,
    },
    'a template in YAML': {
      path: 'template.yaml',
      before: `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: acme-trail-files

  Files:
    Type: AWS::S3::Bucket
`,
      after: `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: acme-trail-files

  SecurityHub:
    Type: AWS::SecurityHub::Hub
    Properties:
      EnableDefaultStandards: true

  Files:
    Type: AWS::S3::Bucket
`,
    },
    'a template in JSON': {
      path: 'template.json',
      before: `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": { "IsLogging": true, "S3BucketName": "acme-trail-files" }
    }
  }
}
`,
      after: `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": { "IsLogging": true, "S3BucketName": "acme-trail-files" }
    },
    "SecurityHub": {
      "Type": "AWS::SecurityHub::Hub",
      "Properties": {
        "EnableDefaultStandards": true
      }
    }
  }
}
`,
    },
  },
});
