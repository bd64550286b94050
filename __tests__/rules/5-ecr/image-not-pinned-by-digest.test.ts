import rule from '../../../src/rules/5-ecr/image-not-pinned-by-digest.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const image = (value: Value): Neutral => [task([container({ image: value })])];

testRule(rule, {
  flags: { 'a tag': image('nginx:1.27.2'), 'no tag': image('nginx') },
  passes: {
    'a digest': image('nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
    'a tag and a digest': image('nginx:1.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
  },
  undecided: { 'not known': image(OPAQUE) },
});
