import rule from '../../../src/rules/3-task-roles/role-write-or-permissions-unconstrained.js';
import { OPAQUE } from '../../support/neutral.js';
import { access, taskRole, trusting } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const WRITE = { Action: 'sqs:SendMessage', Resource: '*' };

testRule(rule, {
  flags: {
    'a write action': taskRole([WRITE]),
    'an action that manages permissions': taskRole([
      { Action: ['s3:PutBucketPolicy', 's3:PutObject'], Resource: ['*'] },
    ]),
    'a pattern': taskRole([{ Action: 'dynamodb:Put*', Resource: '*' }]),
    'on certain days alone': taskRole([
      { ...WRITE, Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } },
    ]),
  },
  passes: {
    'one queue': taskRole([{ ...WRITE, Resource: 'arn:aws:sqs:eu-west-1:123456789012:orders' }]),
    reading: taskRole([{ Action: ['sqs:GetQueueUrl', 'sqs:ReceiveMessage', 'kms:Decrypt'], Resource: '*' }]),
    'what takes no resource': taskRole([{ Action: ['xray:PutTraceSegments', 'ssmmessages:*'], Resource: '*' }]),
    'logs and metrics': taskRole([
      {
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'cloudwatch:PutMetricData'],
        Resource: '*',
      },
    ]),
    'what other rules judge': taskRole([{ Action: ['iam:PassRole', 'ecs:UpdateService'], Resource: '*' }]),
    'bound to a tag': taskRole([{ ...WRITE, Condition: { StringEquals: { 'aws:ResourceTag/app': 'shop' } } }]),
    'bound by a key of the service': taskRole([
      {
        Action: 'kms:GenerateDataKey',
        Resource: '*',
        Condition: { StringEquals: { 'kms:RequestAlias': 'alias/app' } },
      },
    ]),
    'denied in another policy': [...taskRole([WRITE]), access('guard', [{ ...WRITE, Effect: 'Deny' }])],
    'a role of another service': taskRole([WRITE], { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
    'a whole service, which a sharper rule judges': taskRole([{ Action: 'sqs:*', Resource: '*' }]),
  },
  undecided: {
    'a resource that is not known': taskRole([{ ...WRITE, Resource: OPAQUE }]),
    'a service outside the catalogue': taskRole([{ Action: 'bedrock:InvokeModel', Resource: '*' }]),
  },
});
