import rule from '../../../src/rules/7-audit/cloudtrail-no-cloudwatch-logs.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

testRule(rule, {
  flags: { absent: trail() },
  passes: {
    'a log group': trail({ cloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:trail:*' }),
  },
  undecided: { 'not known': trail({ cloudWatchLogsLogGroupArn: OPAQUE }) },
});
