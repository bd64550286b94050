import { is, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS304',
  name: 'task-role-shared',
  step: 3,
  title: 'Two task definitions share a task role',
  severity: 'medium',
  tier: 'A',
  target: 'taskDefinition',
  why: 'A role that several applications share has what any of them needs, so each of them may do what only another one needs. The trail then does not tell either which of them made a call.',
  unless:
    'The task definitions are one application, such as its web and worker processes, and need the same permissions.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
  ],
  equivalents: {},
  fix: { kind: 'none', advice: 'Give each task definition a role with just what its application needs.' },

  check(taskDefinition, graph) {
    const { taskRoleArn } = taskDefinition;
    const all = graph.all('taskDefinition').items;
    const earlier = all.slice(0, all.indexOf(taskDefinition));
    const wrong = or(...earlier.map((other) => shares(taskDefinition, other)));
    if (wrong !== 'yes') return wrong;

    const other = earlier.find((candidate) => shares(taskDefinition, candidate) === 'yes');
    return {
      place: taskRoleArn.place,
      evidence: [taskRoleArn],
      message:
        `${taskDefinition.subject.name} uses the task role of ${other?.subject.name ?? 'another task definition'}. ` +
        'Each application may then do what only the other one needs. Give it a role of its own.',
    };
  },
});

function shares(one: Subject<'taskDefinition'>, other: Subject<'taskDefinition'>): Certainty {
  return and(isSame(one.taskRoleArn, other.taskRoleArn), isOtherFamily(one.family, other.family));
}

/** Without a family CloudFormation makes one up, which is no other's. */
function isOtherFamily(one: Attr<string>, other: Attr<string>): Certainty {
  if (one.state === 'unset' || other.state === 'unset') return 'yes';
  return other.state === 'unknown' ? unknown(other.why) : not(is(one, other.value));
}

function isSame(one: Attr<Link>, other: Attr<Link>): Certainty {
  if (one.state === 'unset' || other.state === 'unset') return 'no';
  if (one.state === 'unknown') return unknown(one.why);
  if (other.state === 'unknown') return unknown(other.why);
  const [a, b] = [one.value, other.value];
  if (a.to !== undefined && b.to !== undefined) return certain(a.to === b.to);
  if (a.literal !== undefined && b.literal !== undefined) return certain(a.literal === b.literal);
  return unknown('one role is a reference and the other a literal');
}
