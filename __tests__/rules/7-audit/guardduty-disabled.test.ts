import rule from '../../../src/rules/7-audit/guardduty-disabled.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const detector = (enable: Value): Neutral => [resource('detector', 'main', { enable })];

testRule(rule, {
  flags: { 'switched off': detector(false) },
  passes: { 'switched on': detector(true) },
  undecided: { 'not known': detector(OPAQUE) },
  fixes: {
    'a detector of CloudFormation': {
      path: 'template.yaml',
      before: `Resources:
  Main:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: false # costs
`,
      after: `Resources:
  Main:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true # costs
`,
    },
  },
  silent: {
    'a detector that is on by default': { path: 'main.tf', text: 'resource "aws_guardduty_detector" "main" {}\n' },
  },
});
