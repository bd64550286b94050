/** What an execution role is not allowed though ECS needs it for the tasks that start with it, and how to allow it. */
import { is } from './attribute.js';
import { and, not, or, type Certainty } from './certainty.js';
import { allows, isGrantedTo } from './granted-to.js';
import type { Graph } from './graph.js';
import { quoted } from './policy-action.js';
import { isOfTasks } from './role-purpose.js';
import { append, type Change, type Problem, type ResourceReference } from './rule.js';
import type { Subject, SubjectInfo } from './subject.js';

type Role = Subject<'role'>;
type Statement = Subject<'statement'>;

/** An action, and whether the role needs it; or needs it and lacks it. */
export interface Need {
  readonly action: string;
  readonly certainty: Certainty;
}

/** The same actions, each with whether the role needs and lacks it. */
export function lacksOf(role: Role, needs: readonly Need[], graph: Graph): readonly Need[] {
  return needs.map(({ action, certainty }) => ({
    action,
    certainty: and(certainty, not(isGrantedTo(role, action, graph))),
  }));
}

/** Whether something is lacking, and where it is a role with which tasks start. */
export function isLacking(role: Role, lacks: readonly Need[], graph: Graph): Certainty {
  return and(isOfTasks(role, graph), or(...lacks.map(({ certainty }) => certainty)));
}

/** The actions that are proved to be lacking. */
export function lackingActions(lacks: readonly Need[]): readonly string[] {
  return lacks.filter(({ certainty }) => certainty === 'yes').map(({ action }) => action);
}

/** The first sentence of a message: whose policies do not allow what. */
export function lackText(role: Role, lacking: readonly string[], graph: Graph): string {
  const names = graph.usesOf(role).execution.items.map(({ subject }) => subject.name);
  return `No policy of ${role.subject.name}, the execution role of ${names.join(', ')}, allows ${quoted(lacking)}.`;
}

/** A literal, or the resource that has it. */
export type Arn = string | ResourceReference;

/** How the policies of a role may come to allow what they do not. */
export interface Wanted {
  readonly lacking: readonly string[];
  /** Who allows one of these allows it where the lacking ones belong. */
  readonly neighbours: readonly string[];
  /** The resources, as a statement beside this one names them; undefined where one of them is not known. */
  readonly resources: (beside: SubjectInfo) => readonly Arn[] | undefined;
}

/** A place that must change, and how where that is certain. */
export interface Cure extends Pick<Problem, 'place' | 'subject' | 'advice'> {
  readonly changes: readonly Change[];
}

/**
 * A statement that allows what belongs together with it gets a single action; else the role is what must change, by a
 * statement in a policy of the role alone. Without changes where neither is certain.
 */
export function cureInPolicies(role: Role, wanted: Wanted, graph: Graph): Cure {
  const { lacking, neighbours } = wanted;
  const statements = graph.statementsOf(role).items;
  const near = statements.find((statement) => neighbours.some((action) => allows(statement, action) !== 'no'));
  if (near?.Action.written !== 'yes') {
    return { place: role.subject.place, changes: anotherStatement(role, wanted, graph), ...inWords(role, wanted) };
  }
  const [only, more] = lacking;
  const isSure = only !== undefined && more === undefined && is(near.Effect, 'Allow') === 'yes';
  return { subject: near.subject, place: near.Action.place, changes: isSure ? [append(near.Action, only)] : [] };
}

function anotherStatement(role: Role, { lacking, resources }: Wanted, graph: Graph): readonly Change[] {
  const beside = graph.statementsOf(role).items.find((statement) => isOfRoleAlone(statement, role, graph));
  const named = beside === undefined ? undefined : resources(beside.subject);
  if (beside?.subject.document === undefined || named === undefined || named.length === 0) return [];
  return [append({ place: beside.subject.document }, { Effect: 'Allow', Action: lacking, Resource: named })];
}

/** What such a statement says, for those who write it by hand. */
function inWords(role: Role, { lacking, resources }: Wanted): Pick<Problem, 'advice'> {
  const named = resources(role.subject) ?? [];
  if (named.length === 0) return {};
  const names = named.map((arn) => (typeof arn === 'string' ? arn : arn.refer.address));
  return { advice: `Allow ${quoted(lacking)} on ${quoted(names)} in a policy of ${role.subject.name}.` };
}

/** A policy for others too would give it to them. */
function isOfRoleAlone(statement: Statement, role: Role, graph: Graph): boolean {
  const { owners = [], resource } = statement.subject;
  const { items, complete } = graph.rolesOf(statement);
  const isAlone = complete === 'yes' && items.length === 1 && items[0] === role;
  const isThere = [resource, ...owners.map((owner) => owner.resource)].every(
    ({ conditional }) => conditional === undefined,
  );
  const isGrant = owners.every(({ as }) => as === 'permissions') && is(statement.Effect, 'Allow') === 'yes';
  return isAlone && isThere && isGrant;
}

/** What attaches a policy of AWS, in place of a statement. */
export function attach(role: Role, policyArn: string): readonly Change[] {
  const { managedPolicyArns, subject } = role;
  // In Terraform the list of the role excludes every attachment, so only one that is written already may grow.
  const mayGrow = subject.resource.dialect === 'cloudformation' || managedPolicyArns.written === 'yes';
  return mayGrow ? [append(managedPolicyArns, policyArn)] : [];
}
