/** What is encrypted with which key. */
import type { Attr, Link, List } from '../model/attribute.js';
import { and } from '../model/certainty.js';
import type { Kind, Subject, Subjects } from '../model/subject.js';
import type { Catalogue } from './catalogue.js';
import { linkedTo, oneLink } from './link-index.js';

type Found = Pick<List<Subject>, 'items' | 'complete'>;
type Ask = (all: Catalogue, target: Subject) => Found;

/** Secrets, parameters, log groups, repositories, clusters, file systems and trails that name a key or its alias. */
export function encryptedWith(all: Catalogue, key: Subject<'kmsKey'>): Found {
  const aliases = linkedTo(all, { kind: 'kmsAlias', linksOf: aliased, target: key });
  const targets: readonly Subject[] = [key, ...aliases.items];
  const answers = targets.flatMap((target) => USERS.map((ask) => ask(all, target)));
  return {
    items: [...new Set(answers.flatMap(({ items }) => items))],
    complete: and(aliases.complete, ...answers.map(({ complete }) => complete)),
  };
}

const aliased = ({ targetKeyId }: Subject<'kmsAlias'>) => oneLink(targetKeyId);

/** The link functions are made once, because an index is kept under each: one of links to keys, one of links to aliases. */
function users<K extends Kind>(kind: K, keyOf: (subject: Subjects[K]) => Attr<Link>): Ask {
  const toKeys = (subject: Subjects[K]): ReturnType<typeof oneLink> => oneLink(keyOf(subject));
  const toAliases = (subject: Subjects[K]): ReturnType<typeof oneLink> => oneLink(keyOf(subject));
  return (all, target) => {
    const linksOf = target.subject.kind === 'kmsAlias' ? toAliases : toKeys;
    return linkedTo(all, { kind, linksOf, target });
  };
}

const USERS: readonly Ask[] = [
  users('secret', ({ kmsKeyId }) => kmsKeyId),
  users('parameter', ({ keyId }) => keyId),
  users('logGroup', ({ kmsKeyId }) => kmsKeyId),
  users('repository', ({ encryptionConfiguration }) => encryptionConfiguration.kmsKey),
  users('cluster', ({ configuration }) => configuration.executeCommandConfiguration.kmsKeyId),
  users('fileSystem', ({ kmsKeyId }) => kmsKeyId),
  users('trail', ({ kmsKeyId }) => kmsKeyId),
];
