import rule from '../../../src/rules/6-access-control/access-analyzer-missing.js';
import { resource } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const TRAIL = resource('trail', 'main', { trailName: 'main', isLogging: true });
const RECORDER = resource('configuration', 'recorder', { name: 'recorder', recordingGroup: { allSupported: true } });
const DETECTOR = resource('detector', 'main_detector', { enable: true });
const ANALYZER = resource('accessAnalyzer', 'outside', { analyzerName: 'outside', type: 'ACCOUNT' });

testRule(rule, {
  flags: {
    'beside a trail': [TRAIL],
    'beside a recorder': [RECORDER],
    'beside all of them, once': [DETECTOR, RECORDER, TRAIL],
  },
  passes: {
    'an analyzer': [TRAIL, ANALYZER],
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

resource "aws_accessanalyzer_analyzer" "account_analyzer" {
  analyzer_name = "account-analyzer"
  type          = "ACCOUNT"
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

  AccountAnalyzer:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties:
      AnalyzerName: account-analyzer
      Type: ACCOUNT

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
    "AccountAnalyzer": {
      "Type": "AWS::AccessAnalyzer::Analyzer",
      "Properties": {
        "AnalyzerName": "account-analyzer",
        "Type": "ACCOUNT"
      }
    }
  }
}
`,
    },
  },
});
