import rule from '../../../src/rules/3-task-roles/task-role-missing.js';
import { container, OPAQUE, ref, resource, task } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

testRule(rule, {
  flags: {
    absent: [task([container()], { taskRoleArn: undefined })],
    'absent on EC2 with a bridge network': [
      task([container()], { taskRoleArn: undefined, requiresCompatibilities: ['EC2'], networkMode: 'bridge' }),
    ],
    'absent beside a role made for it': [
      task([container()], { taskRoleArn: undefined }),
      resource('role', 'app_task', { roleName: 'app-task', assumeRolePolicyDocument: TRUST }),
    ],
  },
  passes: {
    'a role of its own': [task([container()])],
    'a reference': [
      task([container()], { taskRoleArn: ref('app_task', 'arn') }),
      resource('role', 'app_task', { roleName: 'app-task', assumeRolePolicyDocument: TRUST }),
    ],
  },
  undecided: { 'not known': [task([container()], { taskRoleArn: OPAQUE })] },
});
