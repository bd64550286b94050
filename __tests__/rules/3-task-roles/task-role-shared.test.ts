import rule from '../../../src/rules/3-task-roles/task-role-shared.js';
import { container, OPAQUE, ref, resource, SOUND_TASK, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

/** Pinned, so that the two containers have no findings of their own. */
const PINNED = container({
  image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${'a'.repeat(64)}`,
});
const two = (worker: Readonly<Record<string, Value>>, app: Readonly<Record<string, Value>> = {}): Neutral => [
  task([PINNED], app),
  resource('taskDefinition', 'worker', {
    ...SOUND_TASK,
    family: 'worker',
    containerDefinitions: [PINNED],
    ...worker,
  }),
];
const one = ref('one', 'arn');
const roles = [resource('role', 'one', { roleName: 'one' }), resource('role', 'two', { roleName: 'two' })];

testRule(rule, {
  flags: {
    'the same ARN': two({}),
    'the same reference': [...two({ taskRoleArn: one }, { taskRoleArn: one }), ...roles],
  },
  passes: {
    'one task definition': [task([container()])],
    'two ARNs': two({ taskRoleArn: 'arn:aws:iam::123456789012:role/worker-task' }),
    'two references': [...two({ taskRoleArn: ref('two', 'arn') }, { taskRoleArn: one }), ...roles],
    'the same family twice': two({ family: 'app' }),
  },
  undecided: {
    'a family that is not known': two({ family: OPAQUE }),
    'a role that is not known': two({ taskRoleArn: OPAQUE }),
  },
});
