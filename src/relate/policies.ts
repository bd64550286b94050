/** Roles, the policies that are theirs, and the statements of these. */
import { is, type Attr, type ItemPlace, type Link, type List } from '../model/attribute.js';
import { and, unknown, type Certainty } from '../model/certainty.js';
import type { AttachedPolicies, Related } from '../model/graph.js';
import { awsPolicyName } from '../model/managed-policy.js';
import type { MapNode, Node } from '../model/source.js';
import type { StatementOwner, Subject } from '../model/subject.js';
import { follow, followAll, type Catalogue } from './catalogue.js';
import { linkedTo } from './link-index.js';

type Statement = Subject<'statement'>;
type Role = Subject<'role'>;
type Policy = Subject<'policy'>;

export function rolesTrusting(all: Catalogue, { subject }: Statement): readonly Role[] {
  const trusting = (subject.owners ?? []).filter((owner) => owner.as === 'trust');
  return trusting.map(({ resource }) => all.at(resource.address, 'role')).filter((role) => role !== undefined);
}

/** The roles that a statement gives permissions to: of its document's role, or of the policy's roles and attachments. */
export function rolesOf(all: Catalogue, statement: Statement): Related<'role'> {
  const { owners = [] } = statement.subject;
  if (owners.length === 0) return { items: [], complete: all.complete };
  const answers = owners
    .filter((owner) => owner.as === 'permissions')
    .map((owner): Related<'role'> => {
      const role = all.at(owner.resource.address, 'role');
      if (role !== undefined) return { items: [role], complete: 'yes' };
      const policy = all.at(owner.resource.address, 'policy');
      if (policy === undefined) return { items: [], complete: all.complete };
      return all.keep(policy, () => rolesOfPolicy(all, policy));
    });
  return {
    items: [...new Set(answers.flatMap((answer) => answer.items))],
    complete: and(...answers.map((answer) => answer.complete)),
  };
}

function rolesOfPolicy(all: Catalogue, policy: Policy): Related<'role'> {
  const attachments = linkedTo(all, { kind: 'policyAttachment', linksOf: attachedPolicy, target: policy });
  const managing = linkedTo(all, { kind: 'role', linksOf: customerPolicies, target: policy });
  const named = [policy.roles, ...attachments.items.map(({ roles }) => roles)].map((roles) =>
    followAll(all, roles, 'role'),
  );
  const found = new Set([...managing.items, ...named.flatMap(({ items }) => items)]);
  return {
    items: [...found],
    complete: and(attachments.complete, managing.complete, ...named.map(({ complete }) => complete)),
  };
}

/** A policy of AWS's own is never one of the code, whatever that is called. */
const attachedPolicy = ({ policyArn }: Subject<'policyAttachment'>): List<Attr<Link>> => ({
  items: awsPolicyName(policyArn) === undefined ? [policyArn] : [],
  complete: 'yes',
  written: 'yes',
  place: policyArn.place,
});
const customerPolicies = ({ managedPolicyArns }: Role): List<Attr<Link>> => ({
  ...managedPolicyArns,
  items: managedPolicyArns.items.filter((link) => awsPolicyName(link) === undefined),
});
const policyRoles = ({ roles }: Policy): List<Attr<Link>> => roles;
const attachmentRoles = ({ roles }: Subject<'policyAttachment'>): List<Attr<Link>> => roles;

export function managedPoliciesOf(all: Catalogue, role: Role): AttachedPolicies {
  const attachments = linkedTo(all, { kind: 'policyAttachment', linksOf: attachmentRoles, target: role });
  return {
    items: [
      ...role.managedPolicyArns.items.map((policy) => ({ policy, by: role })),
      ...attachments.items.map((by) => ({ policy: by.policyArn, by })),
    ],
    complete: and(role.managedPolicyArns.complete, attachments.complete),
  };
}

export function statementsOf(all: Catalogue, role: Role): Related<'statement'> {
  const { own, policies, lost } = documentsOf(all, role);
  const parts = [own, ...policies.map((policy) => statementsIn(all, policy))];
  return { items: distinct(parts), complete: and(...parts.map(({ complete }) => complete), lost) };
}

export function denialsOf(all: Catalogue, role: Role): Related<'statement'> {
  const { own, policies } = documentsOf(all, role);
  const parts = [own, ...policies.map((policy) => statementsIn(all, policy))];
  return {
    items: distinct(parts).filter(isDenial),
    complete: and(
      ...parts.map(({ complete }) => complete),
      all.keep(looseDenials, () => looseDenials(all)),
    ),
  };
}

function isDenial({ Effect }: Statement): boolean {
  return is(Effect, 'Deny') !== 'no';
}

/** Not `yes` where something is denied to roles that are not all known: that may be any. */
function looseDenials(all: Catalogue): Certainty {
  return and(...denials(all).map((statement) => rolesOf(all, statement).complete));
}

function denials(all: Catalogue): readonly Statement[] {
  const ofIdentities = ({ subject }: Statement): boolean =>
    (subject.owners ?? []).some((owner) => owner.as === 'permissions');
  return all.of('statement').filter((statement) => isDenial(statement) && ofIdentities(statement));
}

/** Whether some role of the unit has a boundary, or something is denied to some. */
export function hasLimits(all: Catalogue): boolean {
  return all.of('role').some((role) => role.permissionsBoundary.state !== 'unset') || denials(all).length > 0;
}

function distinct(parts: readonly Related<'statement'>[]): readonly Statement[] {
  return [...new Set(parts.flatMap(({ items }) => items))];
}

export function trustOf(all: Catalogue, role: Role): Related<'statement'> {
  return statementsFor(all, { owner: role, as: 'trust', documents: documentIn(role.assumeRolePolicyDocument) });
}

export function statementsIn(all: Catalogue, policy: Policy): Related<'statement'> {
  return statementsFor(all, { owner: policy, as: 'permissions', documents: documentIn(policy.policyDocument) });
}

/** `lost` is not `yes` where a policy of the role is not in reach; those of AWS are no part of any code. */
interface RoleDocuments {
  readonly own: Related<'statement'>;
  readonly policies: readonly Policy[];
  readonly lost: Certainty;
}

function documentsOf(all: Catalogue, role: Role): RoleDocuments {
  const own = statementsFor(all, { owner: role, as: 'permissions', documents: inlineDocuments(role) });
  const naming = linkedTo(all, { kind: 'policy', linksOf: policyRoles, target: role });
  const managed = managedPoliciesOf(all, role);
  const links = managed.items.map(({ policy }) => policy).filter((link) => awsPolicyName(link) === undefined);
  const found = links.map((link) => ({ link, policy: follow(all, link, 'policy') }));
  const lost = found.find(({ policy }) => policy === undefined);
  return {
    own,
    policies: [...new Set([...naming.items, ...found.flatMap(({ policy }) => policy ?? [])])],
    lost: and(naming.complete, managed.complete, lost === undefined ? 'yes' : unknown(whyLost(lost.link))),
  };
}

function whyLost(link: Attr<Link>): string {
  return link.state === 'unknown' ? link.why : 'a policy of the role is not in reach';
}

/** `complete` says whether these are all, read or not. */
type Documents = Pick<List<ItemPlace>, 'items' | 'complete'>;

function documentIn({ items, complete }: Documents): Documents {
  return { items, complete: items.length === 0 ? complete : 'yes' };
}

/** `PolicyDocument` in CloudFormation, `policy` in Terraform's block. */
function inlineDocuments({ policies }: Role): Documents {
  const items = policies.items.flatMap((place): readonly ItemPlace[] => {
    const entries = place.node.kind === 'map' ? place.node.entries : [];
    const document = entries.find(({ key }) => key === 'PolicyDocument' || key === 'policy');
    return document === undefined ? [] : [{ ...place, node: document.value }];
  });
  return { items, complete: policies.complete };
}

interface Asked {
  readonly owner: Role | Policy;
  readonly as: StatementOwner['as'];
  readonly documents: Documents;
}

function statementsFor(all: Catalogue, { owner, as, documents }: Asked): Related<'statement'> {
  const byOwner = all.keep(statementsFor, () => statementsByOwner(all.of('statement')));
  const items = byOwner.get(ownerKey(as, owner.subject.address)) ?? [];
  return { items, complete: and(documents.complete, ...documents.items.map(({ node }) => isRead(node, items))) };
}

function statementsByOwner(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const byOwner = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (const { as, resource } of statement.subject.owners ?? []) {
      const key = ownerKey(as, resource.address);
      const others = byOwner.get(key);
      if (others === undefined) byOwner.set(key, [statement]);
      else others.push(statement);
    }
  }
  return byOwner;
}

function ownerKey(as: StatementOwner['as'], address: string): string {
  return `${as} ${address}`;
}

const UNREAD = 'a policy document could not be read';

/** Whether all statements of a document are among those that were found. */
function isRead(document: Node, statements: readonly Statement[]): Certainty {
  if (document.kind === 'map') return isWhole(document);
  if (document.kind !== 'reference') return unknown(document.kind === 'opaque' ? document.why : UNREAD);
  if (statements.length === 0) return unknown(`${document.to} is not in reach`);
  const lists = new Set(statements.map(({ subject: { place } }) => (place.kind === 'item' ? place.list : undefined)));
  return [...lists].every((list) => list?.complete === true) ? 'yes' : unknown(UNREAD);
}

function isWhole(document: MapNode): Certainty {
  const value = document.entries.findLast(({ key }) => key.toLowerCase() === 'statement')?.value;
  if (value === undefined) return document.complete ? 'yes' : unknown(UNREAD);
  if (value.kind === 'map') return 'yes';
  const whole = value.kind === 'list' && value.complete && value.items.every(({ kind }) => kind === 'map');
  return whole ? 'yes' : unknown(value.kind === 'opaque' ? value.why : UNREAD);
}
