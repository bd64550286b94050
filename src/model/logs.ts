/** CloudWatch Logs. Source: CreateLogGroup and PutRetentionPolicy of the CloudWatch Logs API reference. */
import { number, text } from './shape.js';

export const logGroupShape = {
  logGroupName: text(),
  retentionInDays: number(),
};
