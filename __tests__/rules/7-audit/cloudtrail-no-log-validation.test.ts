import rule from '../../../src/rules/7-audit/cloudtrail-no-log-validation.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

testRule(rule, {
  flags: { absent: trail(), off: trail({ enableLogFileValidation: false }) },
  passes: { on: trail({ enableLogFileValidation: true }) },
  undecided: { 'not known': trail({ enableLogFileValidation: OPAQUE }) },
  fixes: {
    'a trail of CloudFormation': {
      path: 'template.yaml',
      before: `Resources:
  Main:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      EnableLogFileValidation: false
`,
      after: `Resources:
  Main:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      EnableLogFileValidation: true
`,
    },
  },
});
