import rule from '../../../src/rules/3-task-roles/role-data-exfiltration.js';
import { OPAQUE } from '../../support/neutral.js';
import { access, taskRole, trusting } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const READ = { Action: 's3:GetObject', Resource: '*' };

testRule(rule, {
  flags: {
    'every object': taskRole([READ]),
    'every object of every bucket': taskRole([{ ...READ, Resource: 'arn:aws:s3:::*' }]),
    'items, messages and what keys protect': taskRole([
      { Action: ['dynamodb:Query', 'sqs:Receive*', 'kms:Decrypt'], Resource: ['*'] },
    ]),
    'through TLS alone': taskRole([{ ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]),
    'with a boundary that leaves it': taskRole([READ], {
      permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess',
    }),
  },
  passes: {
    'the objects of one bucket': taskRole([{ ...READ, Resource: ['arn:aws:s3:::shop/*'] }]),
    'what describes the data': taskRole([{ Action: ['s3:GetBucketLocation', 'sqs:GetQueueUrl'], Resource: '*' }]),
    'what a key protects for one service': taskRole([
      {
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
      },
    ]),
    'denied in another policy': [...taskRole([READ]), access('guard', [{ ...READ, Effect: 'Deny' }])],
    'bounded by a denial of all but some resources': taskRole([
      READ,
      { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::shop', 'arn:aws:s3:::shop/*'] },
    ]),
    'a role of another service': taskRole([READ], { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
    'a whole service, which a sharper rule judges': taskRole([{ Action: 's3:*', Resource: '*' }]),
  },
  undecided: {
    'a resource that is not known': taskRole([{ ...READ, Resource: OPAQUE }]),
    'actions that are not known': taskRole([{ ...READ, Action: OPAQUE }]),
  },
});
