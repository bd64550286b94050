/** Which subjects point at which, answered from an index: looking through all of them for each target is quadratic. */
import { some, type Attr, type Link, type List } from '../model/attribute.js';
import type { Certainty } from '../model/certainty.js';
import type { Related } from '../model/graph.js';
import type { Kind, Subject, Subjects } from '../model/subject.js';
import { follow, literalName, pointsAt, type Catalogue } from './catalogue.js';

/**
 * What a subject may point at. `keys` are addresses and, written as `name:…`, names; a subject with `mayBeAny` may point
 * at any target, and one that `isNamed` may point at any target whose name is not known.
 */
export interface Ties {
  readonly keys: readonly string[];
  readonly mayBeAny: boolean;
  readonly isNamed: boolean;
}

type Links = Pick<List<Attr<Link>>, 'items' | 'complete'>;

interface Question<K extends Kind> {
  readonly kind: K;
  /** The index is kept under this: one for all questions that differ in the target alone. */
  readonly key: object;
  readonly tiesOf: (subject: Subjects[K]) => Ties;
  readonly target: Subject;
  /** Must be `no` for a subject whose ties do not lead to the target. */
  readonly test: (subject: Subjects[K]) => Certainty;
}

interface Index {
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly mayBeAny: readonly number[];
  readonly named: readonly number[];
}

/** As `related`, in a time that does not grow with the number of subjects that are tied to other targets. */
export function tiedTo<K extends Kind>(all: Catalogue, { kind, key, tiesOf, target, test }: Question<K>): Related<K> {
  const subjects = all.of(kind);
  const index = all.keep(key, () => indexOf(subjects.map(tiesOf)));
  const name = literalName(target);
  const hits = [
    ...(index.byKey.get(target.subject.address) ?? []),
    ...(name === undefined ? [] : (index.byKey.get(nameKey(name)) ?? [])),
  ];
  const doubtful = name === undefined ? [index.mayBeAny, index.named] : [index.mayBeAny];
  // One doubt is as good as many, so of those that may point anywhere the first is enough.
  const first = doubtful.map((positions) => firstDoubt(positions, (position) => testAt(subjects, position, test)));
  const positions = [...new Set([...hits, ...first.filter((position) => position !== undefined)])].sort(
    (a, b) => a - b,
  );
  return answer(
    all,
    subjects,
    positions.map((position) => ({ position, certainty: testAt(subjects, position, test) })),
  );
}

function firstDoubt(positions: readonly number[], certaintyAt: (position: number) => Certainty): number | undefined {
  return positions.find((position) => isDoubt(certaintyAt(position)));
}

function testAt<T>(subjects: readonly T[], position: number, test: (subject: T) => Certainty): Certainty {
  const subject = subjects[position];
  return subject === undefined ? 'no' : test(subject);
}

function answer<K extends Kind>(
  all: Catalogue,
  subjects: readonly Subjects[K][],
  answers: readonly { readonly position: number; readonly certainty: Certainty }[],
): Related<K> {
  const items = answers
    .filter(({ certainty }) => certainty === 'yes')
    .map(({ position }) => subjects[position])
    .filter((subject) => subject !== undefined);
  const doubt = answers.find(({ certainty }) => isDoubt(certainty));
  return { items, complete: doubt === undefined ? all.complete : doubt.certainty };
}

function isDoubt(certainty: Certainty): boolean {
  return certainty !== 'yes' && certainty !== 'no';
}

function indexOf(ties: readonly Ties[]): Index {
  const byKey = new Map<string, number[]>();
  ties.forEach(({ keys }, position) => {
    for (const key of new Set(keys)) {
      const positions = byKey.get(key);
      if (positions === undefined) byKey.set(key, [position]);
      else positions.push(position);
    }
  });
  const those = (which: (ties: Ties) => boolean): readonly number[] =>
    ties.flatMap((one, position) => (which(one) ? [position] : []));
  return { byKey, mayBeAny: those(({ mayBeAny }) => mayBeAny), named: those(({ isNamed }) => isNamed) };
}

export function nameKey(name: string): string {
  return `name:${name}`;
}

export const NO_TIES: Ties = { keys: [], mayBeAny: false, isNamed: false };

/** The ties of a link to subjects of this kind, as `pointsAt` follows it. */
export function tiesOfLink(all: Catalogue, link: Attr<Link>, kind: Kind): Ties {
  if (link.state === 'unset') return NO_TIES;
  if (link.state === 'unknown') return { ...NO_TIES, mayBeAny: true };
  const found = follow(all, link, kind);
  if (found !== undefined) return { ...NO_TIES, keys: [found.subject.address] };
  return link.value.literal === undefined ? { ...NO_TIES, mayBeAny: true } : { ...NO_TIES, isNamed: true };
}

export function tiesOfLinks(all: Catalogue, links: Links, kind: Kind): Ties {
  const ties = joined(links.items.map((link) => tiesOfLink(all, link, kind)));
  return links.complete === 'yes' ? ties : { ...ties, mayBeAny: true };
}

/** A single link as a list of links. */
export function oneLink(link: Attr<Link>): Links {
  return { items: [link], complete: 'yes' };
}

export function joined(ties: readonly Ties[]): Ties {
  return {
    keys: ties.flatMap(({ keys }) => keys),
    mayBeAny: ties.some(({ mayBeAny }) => mayBeAny),
    isNamed: ties.some(({ isNamed }) => isNamed),
  };
}

interface LinkQuestion<K extends Kind> {
  readonly kind: K;
  /** A function of the module, not one made for the question: the index is kept under it. */
  readonly linksOf: (subject: Subjects[K]) => Links;
  readonly target: Subject;
}

/** The subjects of a kind of which some link points at the target. */
export function linkedTo<K extends Kind>(all: Catalogue, { kind, linksOf, target }: LinkQuestion<K>): Related<K> {
  const targetKind = target.subject.kind;
  return tiedTo(all, {
    kind,
    key: linksOf,
    tiesOf: (subject) => tiesOfLinks(all, linksOf(subject), targetKind),
    target,
    test: (subject) => some(linksOf(subject), (link) => pointsAt(all, link, target)),
  });
}
