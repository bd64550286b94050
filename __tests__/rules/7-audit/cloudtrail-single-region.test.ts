import rule from '../../../src/rules/7-audit/cloudtrail-single-region.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

testRule(rule, {
  flags: {
    'absent: one region': trail({}),
    'explicitly one region': trail({ isMultiRegionTrail: false }),
    'all regions without global services': trail({ isMultiRegionTrail: true, includeGlobalServiceEvents: false }),
  },
  passes: { 'all regions': trail({ isMultiRegionTrail: true }) },
  undecided: { 'not known': trail({ isMultiRegionTrail: OPAQUE }) },
});
