import rule from '../../../src/rules/3-task-roles/role-privilege-escalation.js';
import { OPAQUE, resource } from '../../support/neutral.js';
import { access, taskRole, trusting, trustingPipeline } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const ATTACH = { Action: 'iam:AttachRolePolicy', Resource: '*' };
const PASS = { Action: 'iam:PassRole', Resource: '*' };
const PIPELINE = { assumeRolePolicyDocument: trustingPipeline() };
const passedTo = (service: string) => ({ Condition: { StringEquals: { 'iam:PassedToService': service } } });

testRule(rule, {
  flags: {
    'attaching policies to any role': taskRole([ATTACH]),
    'writing policies, as a pipeline': taskRole(
      [{ Action: ['ecr:PutImage', 'iam:CreatePolicyVersion'], Resource: ['*'] }],
      PIPELINE,
    ),
    'the management of identities': taskRole([{ Action: 'iam:*', Resource: '*' }], {
      assumeRolePolicyDocument: trusting('lambda.amazonaws.com'),
    }),
    'keys of any user': taskRole([{ Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::123456789012:user/*' }]),
    'passing any role to a task': taskRole([{ Action: ['iam:PassRole', 'ecs:RunTask'], Resource: '*' }], PIPELINE),
    'passing any role to a task, in two statements': taskRole(
      [
        { ...PASS, ...passedTo('ecs-tasks.amazonaws.com') },
        { Action: ['ecs:Register*'], Resource: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/*' },
      ],
      PIPELINE,
    ),
    'passing any role to an instance, in two policies': [
      ...taskRole([{ ...PASS, ...passedTo('ec2.amazonaws.com') }], PIPELINE),
      access('more', [{ Action: 'ec2:RunInstances', Resource: '*' }]),
    ],
    'passing any role to a function': taskRole(
      [{ Action: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: '*' }],
      PIPELINE,
    ),
  },
  passes: {
    'one role': taskRole([{ ...ATTACH, Resource: 'arn:aws:iam::123456789012:role/shop-web' }]),
    'one policy alone': taskRole([
      { ...ATTACH, Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::123456789012:policy/shop' } } },
    ]),
    'with a boundary for what it makes': taskRole([
      {
        Action: 'iam:PutRolePolicy',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/boundary' } },
      },
    ]),
    'passing any role, and nothing to pass it to': taskRole([PASS]),
    'passing any role to another service than the one it may start': taskRole([
      { ...PASS, ...passedTo('ec2.amazonaws.com') },
      { Action: 'ecs:RunTask', Resource: '*' },
    ]),
    'a function that it may not invoke': taskRole([
      { Action: ['iam:PassRole', 'lambda:CreateFunction'], Resource: '*' },
    ]),
    'everything, which is judged elsewhere': taskRole([{ Action: '*', Resource: '*' }]),
    'reading identities': taskRole([{ Action: ['iam:Get*', 'iam:List*'], Resource: '*' }]),
    'denied in another policy': [
      ...taskRole([ATTACH]),
      access('guard', [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }]),
    ],
    'outside the boundary': taskRole([ATTACH], {
      permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess',
    }),
    "what a repository's policy allows": [
      resource('repository', 'app', {
        repositoryName: 'app',
        imageTagMutability: 'IMMUTABLE',
        policyText: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', ...ATTACH }] },
      }),
    ],
  },
  undecided: {
    'a resource that is not known': taskRole([{ ...ATTACH, Resource: OPAQUE }]),
    'actions that are not known': taskRole([{ ...ATTACH, Action: OPAQUE }]),
    'a role that is not known, where some have boundaries': [
      ...taskRole([], { permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }),
      resource('policy', 'access', {
        policyName: 'access',
        roles: [OPAQUE],
        policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...ATTACH }] },
      }),
    ],
    'a boundary out of reach': taskRole([ATTACH], { permissionsBoundary: 'arn:aws:iam::123456789012:policy/b' }),
  },
});
