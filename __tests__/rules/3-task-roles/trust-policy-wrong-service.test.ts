import rule from '../../../src/rules/3-task-roles/trust-policy-wrong-service.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trusting = (Principal: Value): Neutral => [
  resource('role', 'app_task', {
    roleName: 'jobs',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
    },
  }),
];
const used = (principal: Value): Neutral => [
  task([container()], { taskRoleArn: ref('app_task', 'arn') }),
  ...trusting(principal),
];
const TASKS = 'ecs-tasks.amazonaws.com';

testRule(rule, {
  flags: {
    'another service alone': used({ Service: 'ec2.amazonaws.com' }),
    'another service as well': used({ Service: [TASKS, 'lambda.amazonaws.com'] }),
    'another service beside an account': used({
      Service: 'ecs.amazonaws.com',
      AWS: 'arn:aws:iam::123456789012:role/debug',
    }),
  },
  passes: {
    'tasks alone': used({ Service: TASKS }),
    'another service for a role that no task uses': [
      task([container()]),
      ...trusting({ Service: 'ec2.amazonaws.com' }),
    ],
  },
  undecided: { 'a service that is not known': used({ Service: OPAQUE }) },
});
