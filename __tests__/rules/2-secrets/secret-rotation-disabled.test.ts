import rule from '../../../src/rules/2-secrets/secret-rotation-disabled.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const DATABASE = resource('secret', 'database', { name: 'orders/database', kmsKeyId: KEY });
const given = (valueFrom: Value): Neutral => [
  task([container({ secrets: [{ name: 'DATABASE_PASSWORD', valueFrom }] })]),
  DATABASE,
];
const rotation = (secretId: Value): Neutral => [
  resource('secretRotation', 'monthly', { secretId, rotationRules: { automaticallyAfterDays: 30 } }),
];
const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/database-AbCdEf';
const RDS = `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Secrets:
            - Name: PASSWORD
              ValueFrom: !Sub '\${Attachment}:password::'
  Database:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  Attachment:
    Type: AWS::SecretsManager::SecretTargetAttachment
    Properties:
      SecretId: !Ref Database
      TargetId: orders
      TargetType: AWS::RDS::DBInstance
  Rotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Attachment
      RotationRules:
        AutomaticallyAfterDays: 30
`;

testRule(rule, {
  flags: {
    'no rotation': given(ref('database', 'arn')),
    'a secret named by its ARN': given(`${ARN}:password::`),
    'a rotation of another secret': [
      ...given(ref('database', 'arn')),
      resource('secret', 'other', { name: 'orders/other', kmsKeyId: KEY }),
      ...rotation(ref('other', 'id')),
    ],
    'a secret that holds a token of the log driver': [
      task([
        container({
          logConfiguration: {
            logDriver: 'splunk',
            options: { 'splunk-url': 'https://splunk.example.com' },
            secretOptions: [{ name: 'splunk-token', valueFrom: ref('database', 'arn') }],
          },
        }),
      ]),
      DATABASE,
    ],
  },
  passes: {
    'a rotation': [...given(ref('database', 'arn')), ...rotation(ref('database', 'id'))],
    'a secret that no task gets': [task([container()]), DATABASE],
    'a task that gets another secret': given(ARN.replace('database', 'elsewhere')),
  },
  undecided: {
    'a task that gets something that is not known': given(OPAQUE),
    'a rotation of something that is not known': [...given(ref('database', 'arn')), ...rotation(OPAQUE)],
  },
  silent: {
    'a secret of a database that is rotated through its attachment': { path: 'template.yaml', text: RDS },
    'a version that gives the ARN of its secret': {
      path: 'main.tf',
      text: `resource "aws_ecs_task_definition" "app" {
  container_definitions = jsonencode([{
    name    = "app"
    secrets = [{ name = "PASSWORD", valueFrom = "\${aws_secretsmanager_secret_version.db.arn}:password::" }]
  }])
}
resource "aws_secretsmanager_secret" "db" {}
resource "aws_secretsmanager_secret_version" "db" {
  secret_id = aws_secretsmanager_secret.db.id
}
resource "aws_secretsmanager_secret_rotation" "db" {
  secret_id = aws_secretsmanager_secret.db.id
}
`,
    },
  },
});
