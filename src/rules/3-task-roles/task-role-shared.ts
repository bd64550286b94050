import { is, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
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
    const { taskRoleArn, subject } = taskDefinition;
    const { answer = 'no', other } = sharingIn(graph).get(taskDefinition) ?? {};
    if (answer !== 'yes') return answer;

    return {
      place: taskRoleArn.place,
      evidence: [taskRoleArn],
      message:
        `${subject.name} uses the task role of ${other?.subject.name ?? 'another task definition'}. ` +
        'Each application may then do what only the other one needs. Give it a role of its own.',
    };
  },
});

type Definition = Subject<'taskDefinition'>;

interface Sharing {
  readonly answer: Certainty;
  /** One before it that uses its role, or may. */
  readonly other?: Definition;
}

const SHARING = new WeakMap<Graph, ReadonlyMap<Definition, Sharing>>();

/** Each task definition with one before it, found by its role: comparing each with each would take long in large units. */
function sharingIn(graph: Graph): ReadonlyMap<Definition, Sharing> {
  const known = SHARING.get(graph);
  if (known !== undefined) return known;
  const earlier = new Map<string, Definition[]>();
  const sharing = new Map<Definition, Sharing>();
  for (const definition of graph.all('taskDefinition').items) {
    sharing.set(definition, sharingWith(definition, earlier));
    for (const key of keysOf(definition.taskRoleArn)) {
      const others = earlier.get(key);
      if (others === undefined) earlier.set(key, [definition]);
      else others.push(definition);
    }
  }
  SHARING.set(graph, sharing);
  return sharing;
}

function sharingWith(definition: Definition, earlier: ReadonlyMap<string, readonly Definition[]>): Sharing {
  const candidates = keysToCompare(definition.taskRoleArn).map((key) => earlier.get(key) ?? []);
  for (const wanted of [isYes, isOpen]) {
    for (const others of candidates) {
      const other = others.find((one) => wanted(shares(definition, one)));
      if (other !== undefined) return { answer: shares(definition, other), other };
    }
  }
  return { answer: 'no' };
}

function isYes(certainty: Certainty): boolean {
  return certainty === 'yes';
}

function isOpen(certainty: Certainty): boolean {
  return certainty !== 'no';
}

const ANY = 'a role';

/** Under what a role is found: by what it is, by the way it is written, and as any role. */
function keysOf(role: Attr<Link>): readonly string[] {
  if (role.state === 'unset') return [];
  const way = wayOf(role);
  return way === undefined ? [ANY, 'unknown'] : [ANY, way, `${way} ${textOf(role)}`];
}

/** The same role, and the roles of which it is not known whether they are the same. */
function keysToCompare(role: Attr<Link>): readonly string[] {
  if (role.state === 'unset') return [];
  const way = wayOf(role);
  if (way === undefined) return [ANY];
  return [`${way} ${textOf(role)}`, 'unknown', way === 'reference' ? 'literal' : 'reference'];
}

function wayOf(role: Attr<Link>): 'reference' | 'literal' | undefined {
  if (role.state !== 'known') return undefined;
  return role.value.to === undefined ? 'literal' : 'reference';
}

function textOf(role: Attr<Link>): string {
  return role.state === 'known' ? (role.value.to ?? role.value.literal) : '';
}

function shares(one: Definition, other: Definition): Certainty {
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
