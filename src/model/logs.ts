/** CloudWatch Logs. Source: CreateLogGroup, PutRetentionPolicy and PutResourcePolicy of the CloudWatch Logs API reference. */
import { items, link, number, text } from './shape.js';

export const logGroupShape = {
  logGroupName: text(),
  retentionInDays: number(),
  kmsKeyId: link(),
  /** Unset in Terraform, where the policy is a resource of its own. */
  resourcePolicyDocument: items(),
};

/** Who else may write to or read from log groups of the account. */
export const logPolicyShape = { policyDocument: items() };
