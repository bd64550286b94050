/** Which containers are given a secret or a parameter, and what rotates a secret. */
import { some, type Attr, type Link, type List } from '../model/attribute.js';
import { and } from '../model/certainty.js';
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { pointsAt, type Catalogue } from './catalogue.js';
import { linkedTo, oneLink, tiedTo, tiesOfLinks } from './link-index.js';

type Kept = Subject<'secret'> | Subject<'parameter'>;
type Links = Pick<List<Attr<Link>>, 'items' | 'complete'>;

/** Containers that get it as a variable, as an option of their log driver or as the credentials of their registry. */
export function receiversOf(all: Catalogue, kept: Kept): Related<'container'> {
  const { kind } = kept.subject;
  return tiedTo(all, {
    kind: 'container',
    key: kind === 'secret' ? secretsGiven : parametersGiven,
    tiesOf: (container) => tiesOfLinks(all, linksOf(container), kind),
    target: kept,
    test: (container) => some(linksOf(container), (link) => pointsAt(all, link, kept)),
  });
}

/** The indices of both stores are kept under these. */
const secretsGiven = {};
const parametersGiven = {};

function linksOf({ secrets, logConfiguration, repositoryCredentials }: Subject<'container'>): Links {
  const { secretOptions } = logConfiguration;
  return {
    items: [
      ...secrets.items.map(({ valueFrom }) => valueFrom),
      ...secretOptions.items.map(({ valueFrom }) => valueFrom),
      repositoryCredentials.credentialsParameter,
    ],
    complete: and(secrets.complete, secretOptions.complete),
  };
}

export function rotationsOf(all: Catalogue, secret: Subject<'secret'>): Related<'secretRotation'> {
  return linkedTo(all, { kind: 'secretRotation', linksOf: rotatedSecrets, target: secret });
}

const rotatedSecrets = (rotation: Subject<'secretRotation'>) => oneLink(rotation.secretId);
