/** What records API calls and watches the account. Source: the CloudTrail, Config and GuardDuty API references. */
import { any, flag, link, listOf, mapOf, text } from './shape.js';

export const trailShape = {
  trailName: text(),
  isMultiRegionTrail: flag(false),
  includeGlobalServiceEvents: flag(true),
  isLogging: flag(true),
  s3BucketName: link(),
  enableLogFileValidation: flag(false),
  kmsKeyId: link(),
  cloudWatchLogsLogGroupArn: link(),
  snsTopicName: link(),
  /** Without any selector a trail records all management events. */
  eventSelectors: listOf(
    mapOf({
      readWriteType: text('All'),
      includeManagementEvents: flag(true),
      excludeManagementEventSources: listOf(text()),
      dataResources: listOf(mapOf({ type: text() })),
    }),
  ),
  advancedEventSelectors: listOf(
    mapOf({
      fieldSelectors: listOf(
        mapOf({
          field: text(),
          equals: listOf(text()),
          notEquals: listOf(text()),
          startsWith: any(),
          notStartsWith: any(),
          endsWith: any(),
          notEndsWith: any(),
        }),
      ),
    }),
  ),
};

/** What CloudTrail Lake keeps events in. */
export const eventDataStoreShape = { name: text(), kmsKeyId: link() };

/** What the configuration of the review expects of the repository as a whole. */
export const expectationShape = { expectAudit: flag(false) };

const regionsShape = { allAwsRegions: flag(false), awsRegions: listOf(text()) };

/** Of AWS Config: a recorder, the switch of one, or an aggregator. Each has its own of these attributes. */
export const configurationShape = {
  name: text(),
  recordingGroup: mapOf({
    allSupported: flag(),
    includeGlobalResourceTypes: flag(),
    resourceTypes: listOf(text()),
    recordingStrategy: mapOf({ useOnly: text() }),
  }),
  isEnabled: flag(),
  accountAggregationSources: listOf(mapOf(regionsShape)),
  organizationAggregationSource: mapOf(regionsShape),
};

/** A rule of AWS Config. */
export const configRuleShape = {
  source: mapOf({ sourceIdentifier: text() }),
  scope: mapOf({ complianceResourceTypes: listOf(text()) }),
};

/** Many rules of AWS Config at once. */
export const conformancePackShape = { templateBody: text() };

/** Security Hub in one region. */
export const securityHubShape = { enableDefaultStandards: flag(true) };

const featureShape = {
  name: text(),
  status: text(),
  additionalConfiguration: listOf(mapOf({ name: text(), status: text() })),
};

/** GuardDuty in one region. */
export const detectorShape = {
  enable: flag(true),
  /** Unset in Terraform, where a feature is a resource of its own. */
  features: listOf(mapOf(featureShape)),
};

export const detectorFeatureShape = { detectorId: link(), ...featureShape };
