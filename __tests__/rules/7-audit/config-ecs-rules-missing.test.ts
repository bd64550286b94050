import rule from '../../../src/rules/7-audit/config-ecs-rules-missing.js';
import { OPAQUE, resource, type Neutral, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const recorded = (...beside: readonly NeutralResource[]): Neutral => [
  resource('configuration', 'recorder', { name: 'recorder', recordingGroup: { allSupported: true } }),
  ...beside,
];
const configRule = (sourceIdentifier: Value, name = 'rule'): NeutralResource =>
  resource('configRule', name, { source: { sourceIdentifier } });
const pack = (attributes: Readonly<Record<string, Value>>): NeutralResource =>
  resource('conformancePack', 'pack', attributes);

testRule(rule, {
  flags: {
    'a recorder alone': recorded(),
    'rules for other things': recorded(configRule('S3_BUCKET_LOGGING_ENABLED')),
    'rules without a recorder': [
      configRule('S3_BUCKET_LOGGING_ENABLED', 'buckets'),
      configRule('IAM_PASSWORD_POLICY', 'users'),
    ],
    'a pack for other things': recorded(
      pack({
        templateBody: 'Resources: { A: { Properties: { Source: { SourceIdentifier: S3_BUCKET_LOGGING_ENABLED }}}}',
      }),
    ),
  },
  passes: {
    'a rule for ECS': recorded(configRule('ECS_CONTAINERS_NONPRIVILEGED')),
    'a rule for ECR': [configRule('ECR_PRIVATE_IMAGE_SCANNING_ENABLED')],
    'a rule of your own for task definitions': recorded(
      resource('configRule', 'own', { scope: { complianceResourceTypes: ['AWS::ECS::TaskDefinition'] } }),
    ),
    'a pack for ECS': recorded(
      pack({
        templateBody: 'Resources: { A: { Properties: { Source: { SourceIdentifier: ECS_NO_ENVIRONMENT_SECRETS }}}}',
      }),
    ),
  },
  undecided: {
    'a rule that is not known': recorded(configRule(OPAQUE)),
    'a pack that stands in a bucket': recorded(pack({})),
  },
  fixes: {
    'a Terraform file': {
      path: 'main.tf',
      before: `resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}
`,
      after: `resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_config_config_rule" "containers_nonprivileged" {
  name = "ecs-containers-nonprivileged"
  source {
    owner             = "AWS"
    source_identifier = "ECS_CONTAINERS_NONPRIVILEGED"
  }
  depends_on = [aws_config_configuration_recorder.main]
}
`,
    },
    'a template in YAML': {
      path: 'template.yaml',
      before: `Resources:
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties:
      RoleARN: arn:aws:iam::111122223333:role/config

  Files:
    Type: AWS::S3::Bucket
`,
      after: `Resources:
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties:
      RoleARN: arn:aws:iam::111122223333:role/config

  ContainersNonprivileged:
    Type: AWS::Config::ConfigRule
    DependsOn: Recorder
    Properties:
      ConfigRuleName: ecs-containers-nonprivileged
      Source:
        Owner: AWS
        SourceIdentifier: ECS_CONTAINERS_NONPRIVILEGED

  Files:
    Type: AWS::S3::Bucket
`,
    },
    'a template in JSON': {
      path: 'template.json',
      before: `{
  "Resources": {
    "Recorder": {
      "Type": "AWS::Config::ConfigurationRecorder",
      "Properties": { "RoleARN": "arn:aws:iam::111122223333:role/config" }
    }
  }
}
`,
      after: `{
  "Resources": {
    "Recorder": {
      "Type": "AWS::Config::ConfigurationRecorder",
      "Properties": { "RoleARN": "arn:aws:iam::111122223333:role/config" }
    },
    "ContainersNonprivileged": {
      "Type": "AWS::Config::ConfigRule",
      "DependsOn": "Recorder",
      "Properties": {
        "ConfigRuleName": "ecs-containers-nonprivileged",
        "Source": {
          "Owner": "AWS",
          "SourceIdentifier": "ECS_CONTAINERS_NONPRIVILEGED"
        }
      }
    }
  }
}
`,
    },
  },
});
