import rule from '../../../src/rules/3-task-roles/execution-role-over-permissioned.js';
import { container, OPAQUE, ref, task, type Neutral, type Value } from '../../support/neutral.js';
import { taskRole, type NeutralStatement } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const starting = (...statements: readonly NeutralStatement[]): Neutral => [
  task([container()], { executionRoleArn: ref('app_role', 'arn') }),
  ...taskRole(statements),
];
const allowing = (Action: Value, Resource: Value = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'): Neutral =>
  starting({ Action, Resource });

testRule(rule, {
  flags: {
    'an action of the application': allowing('dynamodb:PutItem'),
    'one among those that ECS needs': allowing(['ecr:BatchGetImage', 's3:PutObject'], 'arn:aws:s3:::orders/*'),
    'a wildcard that covers more than ECS needs': allowing(
      'ecr:*Image',
      'arn:aws:ecr:eu-west-1:123456789012:repository/app',
    ),
    'the channels of ECS Exec, which the task role needs': allowing('ssmmessages:CreateControlChannel', '*'),
  },
  passes: {
    'what the policy of AWS allows': allowing(
      [
        'ecr:GetAuthorizationToken',
        'ecr:BatchCheckLayerAvailability',
        'ecr:GetDownloadUrlForLayer',
        'ecr:BatchGetImage',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      '*',
    ),
    'secrets and environment files': allowing(
      ['secretsmanager:GetSecretValue', 'ssm:GetParameters', 'kms:Decrypt', 's3:GetObject', 's3:GetBucketLocation'],
      'arn:aws:s3:::config/app.env',
    ),
    'a whole service, which a sharper rule judges': allowing('dynamodb:*'),
    'the task role': [
      task([container()], { taskRoleArn: ref('app_role', 'arn') }),
      ...taskRole([{ Action: 'dynamodb:PutItem', Resource: '*' }]),
    ],
    'one role for both, which ECS303 judges': [
      task([container()], { taskRoleArn: ref('app_role', 'arn'), executionRoleArn: ref('app_role', 'arn') }),
      ...taskRole([{ Action: 'dynamodb:PutItem', Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' }]),
    ],
    denied: starting({ Effect: 'Deny', Action: 'dynamodb:PutItem', Resource: '*' }),
    'denied beside it': starting(
      { Action: 'dynamodb:PutItem', Resource: '*' },
      { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' },
    ),
  },
  undecided: {
    'an action that is not known': allowing(OPAQUE),
    'a role of which it is not known who runs with it': [
      task([container()], { taskRoleArn: OPAQUE, executionRoleArn: ref('app_role', 'arn') }),
      ...taskRole([{ Action: 'dynamodb:PutItem', Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' }]),
    ],
  },
});
