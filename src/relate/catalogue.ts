/** The subjects of a unit by kind and by address: what every other file of this folder looks things up in. */
import type { Attr, Link, List } from '../model/attribute.js';
import { unknown, type Certainty } from '../model/certainty.js';
import type { Related } from '../model/graph.js';
import { groupBy } from '../model/group-by.js';
import type { SourceFile } from '../model/source.js';
import type { Kind, Subject, Subjects } from '../model/subject.js';
import { namesIn, parameterName } from './literal-names.js';

export interface Catalogue {
  /** `yes` when the whole unit could be read: only then does "there is none" hold. */
  readonly complete: Certainty;
  of<K extends Kind>(kind: K): readonly Subjects[K][];
  at<K extends Kind>(address: string, kind: K): Subjects[K] | undefined;
  /** The subjects of a kind that are parts of what is at this address. */
  within<K extends Kind>(parent: string, kind: K): readonly Subjects[K][];
  /** The subjects of a kind with this literal name. */
  named(kind: Kind, name: string): readonly Subject[];
  /** What `make` gave when it was first asked for under this key. */
  keep<T>(key: object, make: () => T): T;
}

export interface UnitFacts {
  readonly complete: boolean;
  readonly incompleteBecause?: string;
  readonly files?: readonly Pick<SourceFile, 'text'>[];
}

export function catalogue(subjects: readonly Subject[], unit: UnitFacts): Catalogue {
  const byKind = groupBy(subjects, (subject) => subject.subject.kind);
  const byAddress = groupBy(subjects, (subject) => `${subject.subject.kind} ${subject.subject.address}`);
  const byBase = groupBy(subjects, (subject) => `${subject.subject.kind} ${withoutInstance(subject.subject.address)}`);
  const byParent = groupBy(subjects, (subject) => `${subject.subject.kind} ${subject.subject.parent ?? ''}`);
  const byName = groupBy(subjects, (subject) => `${subject.subject.kind} ${literalName(subject) ?? ''}`);
  const kept = new Map<object, unknown>();
  return {
    complete: unit.complete ? 'yes' : unknown(unit.incompleteBecause ?? 'a part of it could not be read'),
    of: <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly Subjects[K][],
    at: <K extends Kind>(address: string, kind: K) => {
      const exact = byAddress.get(`${kind} ${address}`)?.[0];
      const instances = byBase.get(`${kind} ${withoutInstance(address)}`) ?? [];
      const only = instances.length === 1 ? instances[0] : undefined;
      return (exact ?? only) as unknown as Subjects[K] | undefined;
    },
    within: <K extends Kind>(parent: string, kind: K) =>
      (byParent.get(`${kind} ${parent}`) ?? []) as unknown as readonly Subjects[K][],
    named: (kind, name) => (name === '' ? [] : (byName.get(`${kind} ${name}`) ?? [])),
    keep: <T>(key: object, make: () => T) => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
}

/** `aws_lb.web[0]` → `aws_lb.web`: a reference to all instances of a resource that has just one means that one. */
function withoutInstance(address: string): string {
  return address.endsWith(']') ? address.slice(0, address.lastIndexOf('[')) : address;
}

/** The attribute by which people name a subject of this kind in place of a reference. */
const NAME_ATTRIBUTE: Partial<Record<Kind, string>> = {
  cluster: 'clusterName',
  taskDefinition: 'family',
  role: 'roleName',
  user: 'userName',
  group: 'groupName',
  instanceProfile: 'instanceProfileName',
  logGroup: 'logGroupName',
  repository: 'repositoryName',
  bucket: 'bucketName',
  secret: 'name',
  parameter: 'name',
  kmsAlias: 'aliasName',
  policy: 'policyName',
};

/** Resources that give the ARN of a secret which is another resource. */
const GIVES_SECRET = ['secretVersion', 'secretAttachment'] as const;

/** The subject that a link points at: by reference, or by its literal name or the last part of its ARN. */
export function follow<K extends Kind>(all: Catalogue, link: Attr<Link>, kind: K): Subjects[K] | undefined {
  if (link.state !== 'known') return undefined;
  if (link.value.to === undefined) return only(all, namesIn(link.value.literal, kind), kind);
  const { to } = link.value;
  return all.at(to, kind) ?? (kind === 'secret' ? behind(all, to, kind) : undefined);
}

function only<K extends Kind>(all: Catalogue, names: readonly string[], kind: K): Subjects[K] | undefined {
  const [found, more] = names.flatMap((name) => all.named(kind, name)) as unknown as readonly Subjects[K][];
  return more === undefined ? found : undefined;
}

function behind<K extends Kind>(all: Catalogue, address: string, kind: K): Subjects[K] | undefined {
  const [holder] = GIVES_SECRET.flatMap((one) => all.at(address, one) ?? []);
  if (holder?.secretId.state !== 'known') return undefined;
  const { to, literal } = holder.secretId.value;
  return to === undefined ? only(all, namesIn(literal, kind), kind) : all.at(to, kind);
}

export function literalName(subject: Subject): string | undefined {
  const attribute = NAME_ATTRIBUTE[subject.subject.kind];
  if (attribute === undefined) return undefined;
  const attr = (subject as unknown as Readonly<Record<string, Attr<string> | undefined>>)[attribute];
  if (attr?.state !== 'known') return undefined;
  return subject.subject.kind === 'parameter' ? parameterName(attr.value) : attr.value;
}

/** Whether a link points at this subject; a link to something out of reach may not. */
export function pointsAt(all: Catalogue, link: Attr<Link>, target: Subject): Certainty {
  if (link.state === 'unset') return 'no';
  if (link.state === 'unknown') return unknown(link.why);
  const found = follow(all, link, target.subject.kind);
  if (found !== undefined) return found.subject.address === target.subject.address ? 'yes' : 'no';
  if (link.value.literal === undefined) return unknown(`${link.value.to} is not in reach`);
  const name = literalName(target);
  return name === undefined ? unknown(`the name of ${target.subject.address} is not known`) : 'no';
}

/** The subjects whose link fulfils `test`; those that might make the answer incomplete. */
export function related<K extends Kind>(
  all: Catalogue,
  kind: K,
  test: (subject: Subjects[K]) => Certainty,
): Related<K> {
  const answers = all.of(kind).map((subject) => ({ subject, certainty: test(subject) }));
  const items = answers.filter(({ certainty }) => certainty === 'yes').map(({ subject }) => subject);
  const doubt = answers.find(({ certainty }) => certainty !== 'yes' && certainty !== 'no');
  return { items, complete: doubt === undefined ? all.complete : doubt.certainty };
}

/** Follows every link of a list; one that leads nowhere makes the answer incomplete. */
export function followAll<K extends Kind>(all: Catalogue, links: List<Attr<Link>>, kind: K): Related<K> {
  const found = links.items.map((link) => ({ link, subject: follow(all, link, kind) }));
  const items = found.map(({ subject }) => subject).filter((subject) => subject !== undefined);
  const lost = found.find(({ subject }) => subject === undefined);
  if (lost === undefined) return { items, complete: links.complete };
  const why = lost.link.state === 'unknown' ? lost.link.why : 'what it refers to is not in reach';
  return { items, complete: unknown(why) };
}
