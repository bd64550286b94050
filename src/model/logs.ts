/** CloudWatch Logs. Source: CreateLogGroup, PutRetentionPolicy and PutResourcePolicy of the CloudWatch Logs API reference. */
import { items, link, listOf, mapOf, number, text } from './shape.js';

export const logGroupShape = {
  logGroupName: text(),
  retentionInDays: number(),
  kmsKeyId: link(),
  /** Unset in Terraform, where the policy is a resource of its own. */
  resourcePolicyDocument: items(),
};

/** Who else may write to or read from log groups of the account. */
/** Counts events of a log group in a metric. */
export const metricFilterShape = {
  filterPattern: text(),
  metricTransformations: listOf(mapOf({ metricName: text(), metricNamespace: text() })),
};

/** An alarm on a metric; one on an expression has no name of a metric. */
export const alarmShape = { metricName: text(), namespace: text() };

export const logPolicyShape = { policyDocument: items() };
