import rule from '../../../src/rules/7-audit/cloudtrail-no-sns-topic.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

testRule(rule, {
  flags: { absent: trail() },
  passes: { 'a topic': trail({ snsTopicName: 'trail' }) },
  undecided: { 'not known': trail({ snsTopicName: OPAQUE }) },
});
