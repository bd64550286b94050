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
});
