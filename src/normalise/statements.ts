/** Policy documents → statements, with the resources that use each document. */
import type { AttributePlace, ItemPlace, List } from '../model/attribute.js';
import { statementShape } from '../model/iam.js';
import type { Resource, Unit } from '../model/resource.js';
import { listOf, mapOf } from '../model/shape.js';
import type { Entry, ListNode, MapNode, Node } from '../model/source.js';
import type { Spelling } from '../model/spelling.js';
import type { Kind, StatementOwner, Subject, SubjectInfo } from '../model/subject.js';
import { composeDocuments, sidOf, type ComposedDocuments, type Owners, type Recipe } from './composed-documents.js';
import { statementIdentity } from './identity.js';
import { resolve, type Assumption } from './locate.js';
import { DOCUMENT_SPELLING, partSpelling, STATEMENT_SPELLING } from './names.js';
import { readingOf, readSubject } from './read-subject.js';

/** A document and who uses it; `resource` is where it is written. */
interface PolicyDocument {
  readonly resource: Resource;
  readonly node: MapNode;
  /** Who uses its statement of this Sid. */
  readonly owners: (sid: string | undefined) => Owners;
  /** Whether there may be further statements. */
  readonly open: boolean;
}

const DATA_DOCUMENT = 'aws_iam_policy_document';

/** The attribute that holds the policy of a resource, by the kind of the resource. */
const RESOURCE_POLICIES: Partial<Record<Kind, string>> = {
  repository: 'policyText',
  vpcEndpoint: 'policyDocument',
  vpcEndpointPolicy: 'policyDocument',
  repositoryPolicy: 'policyText',
  registryPolicy: 'policyText',
  fileSystem: 'policy',
  fileSystemPolicy: 'policy',
  logGroup: 'resourcePolicyDocument',
  logPolicy: 'policyDocument',
  secret: 'policy',
  secretPolicy: 'resourcePolicy',
  kmsKey: 'keyPolicy',
  kmsKeyPolicy: 'keyPolicy',
  bucket: 'policy',
  bucketPolicy: 'policyDocument',
};

export function statementsOf(
  unit: Unit,
  resources: readonly Subject[],
  assumption: Assumption | undefined,
): readonly Subject[] {
  const uses = resources.flatMap((subject) => usesIn(subject));
  const inline = uses.flatMap((use) => inlineDocument(use, assumption));
  const documents = unit.resources.filter((resource) => resource.type === DATA_DOCUMENT);
  const users = ownersByTarget(uses);
  const usersOf = (document: Resource): readonly StatementOwner[] => users.get(document.address) ?? [];
  const composed = composeDocuments({ documents, usersOf, assumption });
  const shared = composed.recipes.flatMap((recipe) => documentsOf(recipe, composed));
  return [...inline, ...shared].flatMap((document) => statementSubjects(document, assumption));
}

/** The statements of a data document, and those of JSON that it is made of. */
function documentsOf(recipe: Recipe, { ownersIn }: ComposedDocuments): readonly PolicyDocument[] {
  const { document: resource, sources, overrides, knowsSources, knowsOverrides } = recipe;
  const open = !knowsSources || !knowsOverrides;
  const own: PolicyDocument = { resource, node: resource.body, owners: (sid) => ownersIn(recipe, 'own', sid), open };
  const written = [...sources, ...overrides].flatMap((part): readonly PolicyDocument[] =>
    part.json === undefined ? [] : [{ resource, node: part.json, owners: (sid) => ownersIn(recipe, part, sid), open }],
  );
  return [own, ...written];
}

interface Use {
  readonly node: Node;
  readonly owner: StatementOwner;
}

function usesIn(subject: Subject): readonly Use[] {
  const { resource, kind } = subject.subject;
  if (kind === 'role' || kind === 'user' || kind === 'group') {
    const holder = subject as unknown as Subject<'role'> | Subject<'user'> | Subject<'group'>;
    const trust =
      'assumeRolePolicyDocument' in holder
        ? nodesOf(holder.assumeRolePolicyDocument, { resource, kind, as: 'trust' })
        : [];
    const inline = holder.policies.items.flatMap((place) => inlinePolicy(place.node));
    return [...trust, ...inline.map((node) => ({ node, owner: { resource, kind, as: 'permissions' as const } }))];
  }
  if (kind === 'policy') {
    return nodesOf((subject as unknown as Subject<'policy'>).policyDocument, { resource, kind, as: 'permissions' });
  }
  const attribute = RESOURCE_POLICIES[kind];
  const attributes = subject as unknown as Readonly<Record<string, List<ItemPlace>>>;
  const document = attribute === undefined ? undefined : attributes[attribute];
  return document === undefined ? [] : nodesOf(document, { resource, kind, as: 'resource' });
}

function nodesOf(list: List<ItemPlace>, owner: StatementOwner): readonly Use[] {
  return list.items.map((place) => ({ node: place.node, owner }));
}

/** The document inside an inline policy: `PolicyDocument` in CloudFormation, `policy` in Terraform's block. */
function inlinePolicy(node: Node): readonly Node[] {
  if (node.kind !== 'map') return [];
  return node.entries
    .filter((entry) => entry.key === 'PolicyDocument' || entry.key === 'policy')
    .map((entry) => entry.value);
}

function inlineDocument(use: Use, assumption: Assumption | undefined): readonly PolicyDocument[] {
  const node = resolve(use.node, assumption);
  const owners: Owners = { owners: [use.owner], used: 'yes' };
  return node.kind === 'map' ? [{ resource: use.owner.resource, node, owners: () => owners, open: false }] : [];
}

function ownersByTarget(uses: readonly Use[]): ReadonlyMap<string, readonly StatementOwner[]> {
  const owners = new Map<string, StatementOwner[]>();
  for (const { node, owner } of uses) {
    if (node.kind === 'reference') owners.set(node.to, [...(owners.get(node.to) ?? []), owner]);
  }
  return owners;
}

function statementSubjects(document: PolicyDocument, assumption: Assumption | undefined): readonly Subject[] {
  const { resource } = document;
  const blocks = document.node === resource.body;
  const spelling = blocks ? partSpelling(DATA_DOCUMENT, 'statement', 'terraform') : STATEMENT_SPELLING;
  const entry = document.node.entries.findLast((candidate) => candidate.key.toLowerCase() === 'statement');
  const written = entry === undefined ? undefined : asList(entry, assumption);
  const list = written !== undefined && document.open ? { ...written, complete: false } : written;
  return (list?.items ?? []).flatMap((item, index): readonly Subject[] => {
    const node = resolve(item, assumption);
    if (list === undefined || node.kind !== 'map') return [];
    const { owners, used } = document.owners(sidOf(node));
    if (used === 'no') return [];
    const whole = entry === undefined ? undefined : placeOf(document, entry);
    const info = statementInfo({ document, list, node, index, spelling, owners, whole });
    return [readSubject(info, used === 'maybe' ? inDoubt(node) : node, readingOf(spelling, assumption))];
  });
}

/** The statement is there unless something that is not known takes its place, so nothing of it is sure. */
function inDoubt(node: MapNode): MapNode {
  const why = 'a document that is not known may replace the statement';
  const entries = node.entries.map((entry): Entry => {
    const { file, span } = entry.value;
    return { ...entry, value: { kind: 'opaque', why, file, span } };
  });
  return { ...node, entries };
}

interface Statement {
  readonly document: PolicyDocument;
  readonly list: ListNode;
  readonly node: MapNode;
  readonly index: number;
  readonly spelling: Spelling;
  readonly owners: readonly StatementOwner[];
  readonly whole: AttributePlace | undefined;
}

const STATEMENTS = listOf(mapOf(statementShape));

/** Where all statements of a document stand. */
function placeOf({ node: owner, resource }: PolicyDocument, { key, value: node }: Entry): AttributePlace {
  const block = owner === resource.body;
  const spelling = block ? DOCUMENT_SPELLING : STATEMENT_SPELLING;
  return {
    kind: 'attribute',
    owner,
    steps: [{ key, block }],
    node,
    property: 'Statement',
    path: 'Statement',
    spelling,
    shape: STATEMENTS,
  };
}

function statementInfo({ document, list, node, index, spelling, owners, whole }: Statement): SubjectInfo {
  const { resource } = document;
  const sid = sidOf(node);
  const name = sid ?? String(index + 1);
  return {
    kind: 'statement',
    resource,
    address: `${resource.address} / statement ${name}`,
    ...(sid === undefined ? { identity: `${resource.address} / statement ${statementIdentity(node)}` } : {}),
    name,
    place: {
      kind: 'item',
      list,
      node,
      property: `Statement[${name}]`,
      path: 'Statement',
      spelling,
      shape: { type: 'any' },
    },
    parent: resource.address,
    ...(whole === undefined ? {} : { document: whole }),
    owners,
  };
}

/** A single statement may stand without its list. */
function asList(entry: Entry, assumption: Assumption | undefined): ListNode | undefined {
  const node = resolve(entry.value, assumption);
  if (node.kind === 'list') return node;
  if (node.kind !== 'map') return undefined;
  const { file, span } = node;
  return { kind: 'list', form: 'json', items: [node], complete: true, file, span, locked: 'it is not a list' };
}
