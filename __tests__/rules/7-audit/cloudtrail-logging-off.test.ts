import rule from '../../../src/rules/7-audit/cloudtrail-logging-off.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', ...attributes }),
];

testRule(rule, {
  flags: { 'switched off': trail({ isLogging: false }) },
  passes: { 'switched on': trail({ isLogging: true }) },
  undecided: { 'not known': trail({ isLogging: OPAQUE }) },
  fixes: {
    'a trail of Terraform': {
      path: 'main.tf',
      before: `resource "aws_cloudtrail" "main" {
  name           = "main"
  enable_logging = false # for now
}
`,
      after: `resource "aws_cloudtrail" "main" {
  name           = "main"
  enable_logging = true # for now
}
`,
    },
  },
  silent: {
    'a trail of Terraform that is on by default': {
      path: 'main.tf',
      text: `resource "aws_cloudtrail" "main" {
  name = "main"
}
`,
    },
  },
});
