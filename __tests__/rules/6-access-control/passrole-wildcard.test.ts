import rule from '../../../src/rules/6-access-control/passrole-wildcard.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { access, taskRole } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const deployer = (statement: Readonly<Record<string, Value>>): Neutral => [
  resource('role', 'deployer', { roleName: 'deployer' }),
  resource('policy', 'deploy', {
    policyName: 'deploy',
    roles: ['deployer'],
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
  }),
];
const PASS = { Action: 'iam:PassRole', Resource: '*' };
const TRUSTED = { Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } } };

testRule(rule, {
  flags: {
    'any resource': deployer(PASS),
    'any role': deployer({ ...PASS, Resource: 'arn:aws:iam::123456789012:role/*' }),
    'a wildcard action among others': deployer({ Action: ['ecs:UpdateService', 'iam:Pass*'], Resource: ['*'] }),
    'passed to ECS only': deployer({
      ...PASS,
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }),
    'any role, with the roles of the tasks in the same code': [
      ...deployer(PASS),
      task([container()], { taskRoleArn: ref('app_task', 'arn'), executionRoleArn: ref('app_execution', 'arn') }),
      resource('role', 'app_task', { roleName: 'app-task' }),
      resource('role', 'app_execution', { roleName: 'app-execution' }),
    ],
  },
  passes: {
    'named roles': deployer({ ...PASS, Resource: ['arn:aws:iam::123456789012:role/app-task'] }),
    'bound to another service': deployer({ ...PASS, ...TRUSTED }),
    denied: deployer({ ...PASS, Effect: 'Deny' }),
    'another action': deployer({ Action: 'iam:GetRole', Resource: '*' }),
    'denied in another policy': [...taskRole([PASS]), access('guard', [{ ...PASS, Effect: 'Deny' }])],
    'outside the boundary': taskRole([PASS], { permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }),
  },
  undecided: {
    'a resource that is not known': deployer({ ...PASS, Resource: OPAQUE }),
    'conditions that are not known': deployer({ ...PASS, Condition: OPAQUE }),
  },
});
