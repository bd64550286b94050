/** Spellings of what records API calls and watches the account. */
import { cloudFormation, none, path, terraform, type Exceptions, type NativeType } from './native-type.js';

const NO_GROUP: Exceptions = {
  recordingGroup: none,
  'recordingGroup.allSupported': none,
  'recordingGroup.includeGlobalResourceTypes': none,
  'recordingGroup.resourceTypes': none,
  'recordingGroup.recordingStrategy': none,
  'recordingGroup.recordingStrategy.useOnly': none,
};
const NO_SOURCES: Exceptions = {
  accountAggregationSources: none,
  organizationAggregationSource: none,
  'organizationAggregationSource.allAwsRegions': none,
  'organizationAggregationSource.awsRegions': none,
};
const RECORDER: Exceptions = { isEnabled: none, ...NO_SOURCES };
const AGGREGATOR: Exceptions = { isEnabled: none, ...NO_GROUP };

export const AUDIT_TYPES: Readonly<Record<string, NativeType>> = {
  'AWS::CloudTrail::Trail': cloudFormation('trail', { kmsKeyId: path('KMSKeyId') }),
  aws_cloudtrail: terraform('trail', {
    trailName: path('name'),
    isLogging: path('enable_logging'),
    cloudWatchLogsLogGroupArn: path('cloud_watch_logs_group_arn'),
    eventSelectors: path('event_selector{}'),
    'eventSelectors.dataResources': path('event_selector{}.data_resource{}'),
    advancedEventSelectors: path('advanced_event_selector{}'),
    'advancedEventSelectors.fieldSelectors': path('advanced_event_selector{}.field_selector{}'),
  }),
  'AWS::CloudTrail::EventDataStore': cloudFormation('eventDataStore'),
  aws_cloudtrail_event_data_store: terraform('eventDataStore'),
  'AWS::Config::ConfigurationRecorder': cloudFormation('configuration', RECORDER),
  aws_config_configuration_recorder: terraform('configuration', RECORDER),
  aws_config_configuration_recorder_status: terraform('configuration', { ...NO_GROUP, ...NO_SOURCES }),
  'AWS::Config::ConfigurationAggregator': cloudFormation('configuration', {
    ...AGGREGATOR,
    name: path('ConfigurationAggregatorName'),
  }),
  aws_config_configuration_aggregator: terraform('configuration', {
    ...AGGREGATOR,
    accountAggregationSources: path('account_aggregation_source{}'),
    'accountAggregationSources.allAwsRegions': path('account_aggregation_source{}.all_regions'),
    'accountAggregationSources.awsRegions': path('account_aggregation_source{}.regions'),
    'organizationAggregationSource.allAwsRegions': path('organization_aggregation_source{}.all_regions'),
    'organizationAggregationSource.awsRegions': path('organization_aggregation_source{}.regions'),
  }),
  'AWS::Config::ConfigRule': cloudFormation('configRule'),
  aws_config_config_rule: terraform('configRule'),
  'AWS::Config::OrganizationConfigRule': cloudFormation('configRule', {
    source: path('OrganizationManagedRuleMetadata'),
    'source.sourceIdentifier': path('OrganizationManagedRuleMetadata.RuleIdentifier'),
    scope: path('OrganizationManagedRuleMetadata'),
    'scope.complianceResourceTypes': path('OrganizationManagedRuleMetadata.ResourceTypesScope'),
  }),
  aws_config_organization_managed_rule: terraform('configRule', {
    source: path(''),
    'source.sourceIdentifier': path('rule_identifier'),
    scope: path(''),
    'scope.complianceResourceTypes': path('resource_types_scope'),
  }),
  'AWS::Config::ConformancePack': cloudFormation('conformancePack'),
  aws_config_conformance_pack: terraform('conformancePack'),
  'AWS::Config::OrganizationConformancePack': cloudFormation('conformancePack'),
  aws_config_organization_conformance_pack: terraform('conformancePack'),
  'AWS::SecurityHub::Hub': cloudFormation('securityHub'),
  aws_securityhub_account: terraform('securityHub'),
  'AWS::Logs::MetricFilter': cloudFormation('metricFilter'),
  aws_cloudwatch_log_metric_filter: terraform('metricFilter', {
    filterPattern: path('pattern'),
    metricTransformations: path('metric_transformation{}'),
    'metricTransformations.metricName': path('metric_transformation{}.name'),
    'metricTransformations.metricNamespace': path('metric_transformation{}.namespace'),
  }),
  'AWS::CloudWatch::Alarm': cloudFormation('alarm'),
  aws_cloudwatch_metric_alarm: terraform('alarm'),
  'AWS::GuardDuty::Detector': cloudFormation('detector'),
  aws_guardduty_detector: terraform('detector', { features: none }),
  aws_guardduty_detector_feature: terraform('detectorFeature'),
};
