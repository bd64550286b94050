import type { Attr, Link } from '../../model/attribute.js';
import { certain, unknown, type Certainty } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS303',
  name: 'task-role-equals-execution-role',
  step: 3,
  title: 'Task role and execution role are the same',
  severity: 'medium',
  tier: 'A',
  target: 'taskDefinition',
  why: 'The execution role may read every secret that ECS injects and pull every image. An application that runs with it can do the same, for all its containers and for as long as it likes.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_249'] },
  fix: {
    kind: 'none',
    advice:
      'Create a second role that trusts ecs-tasks.amazonaws.com with just what the application needs, and name it as the task role.',
  },

  check(taskDefinition) {
    const { taskRoleArn, executionRoleArn } = taskDefinition;
    const wrong = isSame(taskRoleArn, executionRoleArn);
    if (wrong !== 'yes') return wrong;

    return {
      place: taskRoleArn.place,
      evidence: [taskRoleArn, executionRoleArn],
      message:
        `${taskDefinition.subject.name} uses one role as task role and as execution role. ` +
        'The application can then read every secret and pull every image that ECS can on its behalf. Give it a role of its own.',
    };
  },
});

function isSame(a: Attr<Link>, b: Attr<Link>): Certainty {
  if (a.state === 'unset' || b.state === 'unset') return 'no';
  if (a.state === 'unknown') return unknown(a.why);
  if (b.state === 'unknown') return unknown(b.why);
  if (a.value.to !== undefined && b.value.to !== undefined) return certain(a.value.to === b.value.to);
  if (a.value.literal !== undefined && b.value.literal !== undefined)
    return certain(a.value.literal === b.value.literal);
  return unknown('one role is a reference and the other a literal');
}
