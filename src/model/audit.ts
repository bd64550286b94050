/** CloudTrail. Source: CreateTrail of the CloudTrail API reference. */
import { flag, text } from './shape.js';

export const trailShape = {
  trailName: text(),
  isMultiRegionTrail: flag(false),
  includeGlobalServiceEvents: flag(true),
  isLogging: flag(true),
};
