import rule from '../../../src/rules/2-secrets/secret-rotation-too-slow.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/database-AbCdEf';
const rotation = (rotationRules: Value): Neutral => [
  resource('secretRotation', 'yearly', { secretId: ARN, rotationRules }),
];

testRule(rule, {
  flags: {
    'a year': rotation({ automaticallyAfterDays: 365 }),
    'a day too many': rotation({ automaticallyAfterDays: 91 }),
    'half a year as a rate': rotation({ scheduleExpression: 'rate(180 days)' }),
  },
  passes: {
    'a month': rotation({ automaticallyAfterDays: 30 }),
    'ninety days': rotation({ automaticallyAfterDays: 90 }),
    'ninety days as a rate': rotation({ scheduleExpression: 'rate(90 days)' }),
    hours: rotation({ scheduleExpression: 'rate(100 hours)' }),
    'a day of the month': rotation({ scheduleExpression: 'cron(0 8 1 * ? *)' }),
  },
  undecided: {
    'not known': rotation({ automaticallyAfterDays: OPAQUE }),
    'a schedule that is not known': rotation({ scheduleExpression: OPAQUE }),
    'nothing of it known': rotation(OPAQUE),
  },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Rotation:\n    Type: AWS::SecretsManager::RotationSchedule\n    Properties:\n      SecretId: db\n      RotationRules:\n        AutomaticallyAfterDays: 365 # once a year\n',
      after:
        'Resources:\n  Rotation:\n    Type: AWS::SecretsManager::RotationSchedule\n    Properties:\n      SecretId: db\n      RotationRules:\n        AutomaticallyAfterDays: 90 # once a year\n',
    },
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_secretsmanager_secret_rotation" "db" {\n  secret_id = "db"\n  rotation_rules {\n    schedule_expression = "rate(120 days)"\n  }\n}\n',
      after:
        'resource "aws_secretsmanager_secret_rotation" "db" {\n  secret_id = "db"\n  rotation_rules {\n    schedule_expression = "rate(90 days)"\n  }\n}\n',
    },
  },
});
