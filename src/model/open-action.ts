/** Actions that a statement allows on every resource though they could be bounded to some. */
import { is, some } from './attribute.js';
import { expandElement, type CatalogueAction } from './action-catalogue.js';
import { and, not, type Certainty } from './certainty.js';
import { isNarrowed, isNarrowedByService } from './condition.js';
import { isLeftToSome } from './effective-grant.js';
import { isEscalating } from './escalation.js';
import type { Graph, Related } from './graph.js';
import { grants, isEveryAction, isEveryResource } from './policy-action.js';
import type { Subject } from './subject.js';
import { matchesPolicyPattern } from './wildcard.js';

type Statement = Subject<'statement'>;
type Roles = Related<'role'>;

/**
 * What AWS's own policies for tasks, agents and container instances allow on `*`. Source: the AWS Managed Policy
 * Reference (AmazonECSTaskExecutionRolePolicy, AmazonEC2ContainerServiceforEC2Role, CloudWatchAgentServerPolicy,
 * AmazonSSMManagedInstanceCore) and the ECS Developer Guide on ECS Exec and task protection.
 */
const DOCUMENTED: readonly string[] = [
  'ecr:GetAuthorizationToken',
  'ecr:BatchCheckLayerAvailability',
  'ecr:GetDownloadUrlForLayer',
  'ecr:BatchGetImage',
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'logs:PutRetentionPolicy',
  'logs:DescribeLog*',
  'cloudwatch:PutMetricData',
  'ec2:DescribeTags',
  'ec2:DescribeVolumes',
  'ecs:CreateCluster',
  'ecs:DeregisterContainerInstance',
  'ecs:Poll',
  'ecs:RegisterContainerInstance',
  'ecs:RegisterTaskDefinition',
  'ecs:StartTelemetrySession',
  'ecs:Submit*',
  'ecs:UpdateContainerInstancesState',
  'ecs:*TaskProtection',
  'ssm:DescribeAssociation',
  'ssm:*Document',
  'ssm:ListInstanceAssociations',
  'ssm:PutInventory',
  'ssm:PutComplianceItems',
  'ssm:UpdateAssociationStatus',
  'ssm:UpdateInstance*',
];

/** Rules of their own judge these: ECS603 and ECS604, ECS327, ECS310, ECS602 and ECS606. */
function isJudgedElsewhere({ name, level }: CatalogueAction): boolean {
  return isEscalating(name) || name === 'sts:AssumeRole' || (name.startsWith('ecs:') && isChange(level));
}

/** Whether an action changes something, or who may do so. */
export function isChange(level: CatalogueAction['level']): boolean {
  return level === 'write' || level === 'permissions management';
}

/** What is there and what it is like, not what is in it. */
export function isMetadata({ name, level }: CatalogueAction): boolean {
  return (level === 'list' && name !== 's3:ListBucket') || (level === 'read' && /:(Describe|List)/.test(name));
}

export function isDocumentedOnAny({ name }: CatalogueAction): boolean {
  return DOCUMENTED.some((pattern) => matchesPolicyPattern(name, pattern));
}

/** Whether a statement allows something on every resource, without a condition that bounds it. */
export function isOpen(statement: Statement): Certainty {
  return and(
    is(statement.Effect, 'Allow'),
    some(statement.Resource, isEveryResource),
    not(isNarrowed(statement)),
    not(isNarrowedByService(statement)),
  );
}

/** The actions among these that the statement allows and that are left to one of the roles. */
export function allowedAmong(
  names: readonly string[],
  { Action }: Statement,
  isLeft: (name: string) => Certainty,
): { readonly items: readonly string[]; readonly complete: Certainty } {
  const answers = names.map((name) => {
    const granted = some(Action, (element) => grants(element, name));
    return { name, answer: granted === 'no' ? granted : and(granted, isLeft(name)) };
  });
  return {
    items: answers.filter(({ answer }) => answer === 'yes').map(({ name }) => name),
    complete: and(...answers.map(({ answer }) => (answer === 'no' ? 'yes' : answer))),
  };
}

/** The actions of a statement that take resources, without those that need none or that another rule judges. */
export function boundableActions(
  { Action }: Statement,
  holders: Roles,
  graph: Graph,
): { readonly items: readonly CatalogueAction[]; readonly complete: Certainty } {
  const named = Action.items
    .filter((element) => is(element, isEveryAction) !== 'yes')
    .map((element) => {
      const { actions, complete } = expandElement(element);
      const isPattern = is(element, (pattern) => /[*?]/.test(pattern)) === 'yes';
      return {
        actions: actions.filter((action) => isBoundable(action) && !(isPattern && isMetadata(action))),
        complete,
      };
    });
  const distinct = [...new Set(named.flatMap(({ actions }) => actions))];
  const left = distinct.map((action) => ({ action, isLeft: isLeftToSome(holders, action.name, graph) }));
  const doubts = left.map(({ isLeft }) => (isLeft === 'no' ? 'yes' : isLeft));
  return {
    items: left.filter(({ isLeft }) => isLeft === 'yes').map(({ action }) => action),
    complete: and(Action.complete, ...named.map(({ complete }) => complete), ...doubts),
  };
}

const boundable = new WeakMap<CatalogueAction, boolean>();

/** Kept for each action of the catalogue: a pattern may name hundreds, in every statement anew. */
function isBoundable(action: CatalogueAction): boolean {
  const answer =
    boundable.get(action) ?? (action.takesResources && !isDocumentedOnAny(action) && !isJudgedElsewhere(action));
  boundable.set(action, answer);
  return answer;
}
