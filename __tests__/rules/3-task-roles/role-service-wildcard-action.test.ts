import rule from '../../../src/rules/3-task-roles/role-service-wildcard-action.js';
import { OPAQUE } from '../../support/neutral.js';
import { access, taskRole, trusting } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const STORAGE = { Action: 's3:*', Resource: '*' };

testRule(rule, {
  flags: {
    'a whole service': taskRole([STORAGE]),
    'a whole service on one resource': taskRole([
      { Action: ['sqs:*'], Resource: 'arn:aws:sqs:eu-west-1:123456789012:orders' },
    ]),
    'two services among other actions': taskRole([{ Action: ['s3:GetObject', 'dynamodb:*', 'SNS:*'], Resource: '*' }]),
    'every action on some resources': taskRole([{ Action: '*', Resource: 'arn:aws:s3:::app/*' }]),
    'a whole service under a condition': taskRole([
      { ...STORAGE, Condition: { StringEquals: { 'aws:ResourceAccount': '123456789012' } } },
    ]),
    'a role of container instances': taskRole([STORAGE], {
      assumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role'],
    }),
    'a service outside the catalogue of actions': taskRole([{ Action: 'bedrock:*', Resource: '*' }]),
    'a part of it denied': taskRole([STORAGE, { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }]),
  },
  passes: {
    'named actions': taskRole([{ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::app/*' }]),
    'a part of a service': taskRole([{ Action: 's3:Get*', Resource: 'arn:aws:s3:::app/*' }]),
    'the channels of ECS Exec': taskRole([{ Action: 'ssmmessages:*', Resource: '*' }]),
    'Amazon ECS, which is judged elsewhere': taskRole([{ Action: 'ecs:*', Resource: '*' }]),
    'everything on everything, which is judged elsewhere': taskRole([{ Action: '*', Resource: '*' }]),
    'a role of another service': taskRole([STORAGE], { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
    denied: taskRole([{ ...STORAGE, Effect: 'Deny' }]),
    'the whole service denied in another policy': [
      ...taskRole([STORAGE]),
      access('guard', [{ ...STORAGE, Effect: 'Deny' }]),
    ],
    'outside the boundary': taskRole([{ Action: 'iam:*', Resource: '*' }], {
      permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess',
    }),
  },
  undecided: {
    'actions that are not known': taskRole([{ Action: OPAQUE, Resource: '*' }]),
    'a role that is not known': taskRole([STORAGE], { assumeRolePolicyDocument: OPAQUE }),
    'a boundary out of reach': taskRole([STORAGE], {
      permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
    }),
    'a denial with conditions': taskRole([
      STORAGE,
      { ...STORAGE, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'platform' } } },
    ]),
  },
});
