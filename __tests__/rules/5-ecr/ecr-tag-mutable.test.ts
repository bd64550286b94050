import rule from '../../../src/rules/5-ecr/ecr-tag-mutable.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const repository = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('repository', 'app', { imageScanningConfiguration: { scanOnPush: true }, ...attributes }),
];

testRule(rule, {
  flags: {
    'absent: ECR defaults to mutable': repository({}),
    'explicitly mutable': repository({ imageTagMutability: 'MUTABLE' }),
  },
  passes: {
    immutable: repository({ imageTagMutability: 'IMMUTABLE' }),
    'immutable but for some': repository({ imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }),
  },
  undecided: { 'not known': repository({ imageTagMutability: OPAQUE }) },
});
