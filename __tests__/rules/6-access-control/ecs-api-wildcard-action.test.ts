import rule from '../../../src/rules/6-access-control/ecs-api-wildcard-action.js';
import { OPAQUE } from '../../support/neutral.js';
import { taskRole, trusting, trustingPipeline } from '../../support/role-scenes.js';
import { deployerMay } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const ALL = { Action: 'ecs:*', Resource: '*' };
const CLUSTER = 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod';

testRule(rule, {
  flags: {
    'every action of ECS': deployerMay(ALL),
    'every action of ECS in one cluster': deployerMay({
      ...ALL,
      Action: ['ecr:GetAuthorizationToken', 'ECS:*'],
      Resource: [CLUSTER],
    }),
    'every action of ECS, as a task': taskRole([ALL]),
    'every action of ECS under a condition': deployerMay({
      ...ALL,
      Condition: { ArnEquals: { 'ecs:cluster': CLUSTER } },
    }),
    'every action on resources of ECS': deployerMay({
      Action: '*',
      Resource: ['arn:aws:ecs:*:*:service/prod/*', CLUSTER],
    }),
    'everything, as a pipeline': taskRole([{ Action: '*', Resource: '*' }], {
      assumeRolePolicyDocument: trustingPipeline(),
    }),
  },
  passes: {
    'named actions': deployerMay({ Action: ['ecs:UpdateService'], Resource: 'arn:aws:ecs:*:*:service/prod/web' }),
    'a part of the actions': deployerMay({ Action: 'ecs:Describe*', Resource: '*' }),
    'every action of another service': deployerMay({ Action: 's3:*', Resource: '*' }),
    'every action on resources of several services': deployerMay({
      Action: '*',
      Resource: [CLUSTER, 'arn:aws:s3:::app'],
    }),
    'everything, as a task, which is judged elsewhere': taskRole([{ Action: '*', Resource: '*' }]),
    denied: deployerMay({ ...ALL, Effect: 'Deny' }),
    'denied in the same document': deployerMay(ALL, { ...ALL, Effect: 'Deny' }),
  },
  undecided: {
    'actions that are not known': deployerMay({ ...ALL, Action: OPAQUE }),
    'everything in a role that is not known': taskRole([{ Action: '*', Resource: '*' }], {
      assumeRolePolicyDocument: OPAQUE,
    }),
    'a boundary out of reach': taskRole([ALL], {
      assumeRolePolicyDocument: trusting('codebuild.amazonaws.com'),
      permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
    }),
  },
});
