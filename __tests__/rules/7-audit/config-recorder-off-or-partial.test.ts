import rule from '../../../src/rules/7-audit/config-recorder-off-or-partial.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const recorder = (recordingGroup?: Readonly<Record<string, Value>>): Neutral => [
  resource('configuration', 'main', { name: 'main', ...(recordingGroup === undefined ? {} : { recordingGroup }) }),
];

testRule(rule, {
  flags: {
    'not all types': recorder({ allSupported: false }),
    'named types only': recorder({ allSupported: false, resourceTypes: ['AWS::EC2::Instance', 'AWS::S3::Bucket'] }),
    'types without a word on the rest': recorder({ resourceTypes: ['AWS::EC2::Instance'] }),
    'all types but the global ones': recorder({ allSupported: true, includeGlobalResourceTypes: false }),
  },
  passes: {
    'no recording group: everything': recorder(),
    'all types': recorder({ allSupported: true }),
    'all types and the global ones': recorder({ allSupported: true, includeGlobalResourceTypes: true }),
  },
  undecided: { 'not known': recorder({ allSupported: OPAQUE, includeGlobalResourceTypes: true }) },
  fixes: {
    'a recorder that is not started': {
      path: 'main.tf',
      before: `resource "aws_config_configuration_recorder_status" "main" {
  name       = "main"
  is_enabled = false
}
`,
      after: `resource "aws_config_configuration_recorder_status" "main" {
  name       = "main"
  is_enabled = true
}
`,
    },
    'an aggregator for two regions': {
      path: 'main.tf',
      before: `resource "aws_config_configuration_aggregator" "main" {
  name = "main"

  organization_aggregation_source {
    regions  = ["eu-west-1", "eu-central-1"]
    role_arn = "arn:aws:iam::123456789012:role/config"
  }
}
`,
      after: `resource "aws_config_configuration_aggregator" "main" {
  name = "main"

  organization_aggregation_source {
    all_regions = true
    role_arn = "arn:aws:iam::123456789012:role/config"
  }
}
`,
    },
  },
  silent: {
    'an aggregator for all regions': {
      path: 'template.yaml',
      text: `Resources:
  Main:
    Type: AWS::Config::ConfigurationAggregator
    Properties:
      AccountAggregationSources:
        - AccountIds: ["123456789012"]
          AllAwsRegions: true
`,
    },
  },
});
