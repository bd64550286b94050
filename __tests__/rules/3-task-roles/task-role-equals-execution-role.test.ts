import rule from '../../../src/rules/3-task-roles/task-role-equals-execution-role.js';
import { container, OPAQUE, ref, resource, task } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const ROLE = 'arn:aws:iam::123456789012:role/everything';
const roles = [resource('role', 'one', { roleName: 'one' }), resource('role', 'two', { roleName: 'two' })];

testRule(rule, {
  flags: {
    'the same ARN': [task([container()], { taskRoleArn: ROLE, executionRoleArn: ROLE })],
    'the same reference': [
      task([container()], { taskRoleArn: ref('one', 'arn'), executionRoleArn: ref('one', 'arn') }),
      ...roles,
    ],
  },
  passes: {
    'two ARNs': [task([container()])],
    'two references': [
      task([container()], { taskRoleArn: ref('one', 'arn'), executionRoleArn: ref('two', 'arn') }),
      ...roles,
    ],
    'no task role': [task([container()], { taskRoleArn: undefined })],
  },
  undecided: { 'one not known': [task([container()], { taskRoleArn: OPAQUE })] },
});
