import { allowedOpenly } from '../../model/allowed-openly.js';
import { is, some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, type Certainty } from '../../model/certainty.js';
import { isNarrowed, isNarrowedByService } from '../../model/condition.js';
import { READS_SECRETS } from '../../model/data-access.js';
import type { Graph } from '../../model/graph.js';
import { linkText } from '../../model/link-text.js';
import { isEveryResource, quoted, wholeServiceOf } from '../../model/policy-action.js';
import { isForExecutionAlone, isOfTasks, namesOf } from '../../model/role-purpose.js';
import { rule, set, type Change, type Value } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Statement = Subject<'statement'>;

const EVERY_SECRET = /^arn:[^:]*:(secretsmanager:[^:]*:[^:]*:secret:|ssm:[^:]*:[^:]*:parameter\/?)\*+$/;
/** Without what a task definition may add: the key of a JSON secret, its stage, its version. */
const LITERAL_ARN = /^arn:[^:]*:(?:secretsmanager:[^:]*:[^:]*:secret:[^:]+|ssm:[^:]*:[^:]*:parameter\/.+)/;

export default rule({
  code: 'ECS322',
  name: 'execution-role-secret-wildcard',
  step: 3,
  title: 'Tasks may read every secret of the account',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'A task needs the secrets that its definition names. A role that may read all of them lets whoever can change one task definition, or break into one application, read the passwords of every other system.',
  unless:
    'A condition that bounds account, tag or resource bounds the permission. Whole services (`ssm:*`) are judged by ECS306.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-secrets-management.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
  ],
  equivalents: {},
  supersedes: ['ECS307', 'ECS311', 'ECS312'],
  fix: {
    kind: 'partial',
    risk: 'Tasks with secrets that are named elsewhere can no longer start with this role.',
    advice: 'Name the ARNs of the secrets and parameters that the task definitions use.',
  },

  check(statement, graph) {
    const { Resource, Action } = statement;
    const single = { ...statement, Action: { ...Action, items: Action.items.filter(isSingle) } };
    const { certainty, actions, holders } = allowedOpenly(READS_SECRETS, {
      statement: single,
      open: isOpen(statement),
      graph,
      purpose: isOfTasks,
    });
    if (certainty !== 'yes') return certainty;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        `${namesOf(holders, graph)} may read every secret of the account (${quoted(actions)}). ` +
        'One task definition that is changed, or one application that is broken into, then gives away the passwords of all others. Name the secrets that the task definition uses.',
      changes: nameTheSecrets(statement, graph),
    };
  },
});

function isOpen(statement: Statement): Certainty {
  return and(
    is(statement.Effect, 'Allow'),
    some(statement.Resource, isEverySecret),
    not(isNarrowed(statement)),
    not(isNarrowedByService(statement)),
  );
}

function isEverySecret(resource: Attr<Link>): Certainty {
  return EVERY_SECRET.test(linkText(resource) ?? '') ? 'yes' : isEveryResource(resource);
}

function isSingle(action: Attr<string>): boolean {
  return action.state !== 'known' || wholeServiceOf(action.value) === undefined;
}

/** The secrets of the task definitions that start with the role, when reading secrets is all that it is allowed. */
function nameTheSecrets(statement: Statement, graph: Graph): readonly Change[] {
  const { Action, Resource } = statement;
  const reads = Action.items.every((action) => is(action, (name) => READS_SECRETS.includes(name)) === 'yes');
  const exact = and(certain(reads && Resource.items.length === 1), Action.complete, Resource.complete);
  const { items, complete } = graph.rolesOf(statement);
  const roles = items.filter((role) => isForExecutionAlone(role, graph) === 'yes');
  if (and(exact, complete) !== 'yes' || roles.length < items.length) return [];
  const links = roles.flatMap((role) => graph.usesOf(role).execution.items.flatMap((one) => secretsOf(one, graph)));
  const known = links.map((link) => secretBehind(link, graph)).filter((secret) => secret !== undefined);
  const values = new Map(known.map(({ key, value }) => [key, value]));
  return known.length === 0 || known.length < links.length ? [] : [set(Resource, [...values.values()])];
}

/** All that ECS reads for the containers; an unknown one stands for those that are not known. */
function secretsOf(taskDefinition: Subject<'taskDefinition'>, graph: Graph): readonly (Attr<Link> | undefined)[] {
  const { items, complete } = graph.containersOf(taskDefinition);
  const lists = items.flatMap(({ secrets, logConfiguration }) => [secrets, logConfiguration.secretOptions]);
  const credentials = items
    .map(({ repositoryCredentials }) => repositoryCredentials.credentialsParameter)
    .filter(({ state }) => state !== 'unset');
  const isWhole = and(complete, ...lists.map((list) => list.complete)) === 'yes';
  const named = lists.flatMap((list) => list.items.map(({ valueFrom }) => valueFrom));
  return [...named, ...credentials, ...(isWhole ? [] : [undefined])];
}

interface NamedSecret {
  readonly key: string;
  readonly value: Value;
}

function secretBehind(link: Attr<Link> | undefined, graph: Graph): NamedSecret | undefined {
  if (link?.state !== 'known') return undefined;
  const secret = graph.follow(link, 'secret');
  if (secret !== undefined) return { key: secret.subject.address, value: { refer: secret.subject, attribute: 'arn' } };
  const arn = LITERAL_ARN.exec(link.value.literal ?? '')?.[0];
  return arn === undefined ? undefined : { key: arn, value: arn };
}
