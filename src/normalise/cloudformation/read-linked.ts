/** Templates that import from each other, read side by side. */
import type { Neighbours, Resource } from '../../model/resource.js';
import type { Node } from '../../model/source.js';
import { linkStacks, reach, type Links, type Reached } from './linked-stacks.js';
import { refersInto } from './refers-into.js';
import { readRoot, type RootPorts, type RootRead, type RootTemplate } from './root-template.js';

export interface LinkedRead extends RootRead {
  /** Absent when the template has nothing to do with others. */
  readonly neighbours?: Neighbours;
  /** Why not everything around it could be seen. */
  readonly gap?: string;
}

/** Each template by itself and, where exports and imports lead to others, with these around it. */
export function readLinked(roots: readonly RootTemplate[], ports: RootPorts): readonly LinkedRead[] {
  const alone = roots.map((root) => {
    const imports = new Set<string>();
    const exported = (name: string): undefined => void imports.add(name);
    const read = readRoot(root, ports, { exported });
    return { path: root.parsed.file.path, imports, exports: read.template.exports.map(({ name }) => name), read };
  });
  const links = linkStacks(alone);
  const byPath = new Map(roots.map((root) => [root.parsed.file.path, root]));
  const shared = new Map<string, RootRead>();
  const rank = new Map(links.order.map((path, index) => [path, index]));
  const setting = { links, byPath, ports, shared, rank };
  readInOrder({ paths: links.order, into: shared }, setting);
  return alone.map(({ path, read }) => (rank.has(path) ? readAround(path, setting) : read));
}

interface Setting {
  readonly links: Links;
  readonly byPath: ReadonlyMap<string, RootTemplate>;
  readonly ports: RootPorts;
  /** Where each linked template stands in the order. */
  readonly rank: ReadonlyMap<string, number>;
  /** Every linked template as others see it, with its path before its addresses. */
  readonly shared: ReadonlyMap<string, RootRead>;
}

interface ToRead {
  readonly paths: readonly string[];
  readonly into: Map<string, RootRead>;
  /** The one whose addresses have no prefix. */
  readonly own?: string;
}

/** Reads templates in an order in which each stands behind those from which it takes values. */
function readInOrder({ paths, into, own }: ToRead, { links, byPath, ports }: Setting): void {
  const exported = (name: string): Node | undefined =>
    into.get(links.exporterOf(name) ?? '')?.template.exports.find((one) => one.name === name)?.value;
  for (const path of paths) {
    const root = byPath.get(path);
    const beside = path === own ? { exported } : { exported, addressPrefix: `${path}/` };
    if (root !== undefined) into.set(path, readRoot(root, ports, beside));
  }
}

/** Those that take values from a template are read anew, because they refer to it by its own addresses. */
function readAround(own: string, setting: Setting): LinkedRead {
  const { links, shared, rank } = setting;
  const givers = reach([own], links.givers);
  const takers = reach([own], links.takers);
  const ofTakers = reach(takers.paths, links.givers);
  const inSight = new Set([...givers.paths, ...takers.paths, ...ofTakers.paths]);
  inSight.delete(own);
  const anew = [own, ...takers.paths].filter((path) => !givers.paths.has(path));
  const reads = new Map([...inSight].flatMap((path) => pairOf(path, shared)));
  for (const path of anew) reads.delete(path);
  anew.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  readInOrder({ paths: anew, into: reads, own }, setting);
  const others = [...inSight].flatMap((path) => reads.get(path) ?? []);
  const beside = siblingsOf({ own, givers, inSight }, setting);
  return {
    ...(reads.get(own) ?? NOTHING),
    neighbours: {
      resources: [...others.flatMap(({ template }) => template.resources), ...beside.resources],
      importers: takers.paths,
      files: [...others, ...beside.reads].flatMap(({ seen }) => seen.map(({ file }) => file)),
    },
    ...gapIn([givers, takers, ofTakers], others),
  };
}

function pairOf(path: string, reads: ReadonlyMap<string, RootRead>): readonly (readonly [string, RootRead])[] {
  const read = reads.get(path);
  return read === undefined ? [] : [[path, read]];
}

interface Family {
  readonly own: string;
  readonly givers: Reached;
  readonly inSight: ReadonlySet<string>;
}

/** Of stacks that take values from the same ones, the resources that refer to these: a rule of a shared group. */
function siblingsOf(
  { own, givers, inSight }: Family,
  { links, shared }: Setting,
): { readonly resources: readonly Resource[]; readonly reads: readonly RootRead[] } {
  const { paths } = reach(givers.paths, links.takers);
  const prefixes = [...givers.paths].map((path) => `${path}/`);
  const found = [...paths]
    .filter((path) => path !== own && !inSight.has(path))
    .flatMap((path) => shared.get(path) ?? [])
    .map((read) => ({ read, resources: read.template.resources.filter(({ body }) => refersInto(body, prefixes)) }))
    .filter(({ resources }) => resources.length > 0);
  return { resources: found.flatMap(({ resources }) => resources), reads: found.map(({ read }) => read) };
}

function gapIn(reached: readonly Reached[], others: readonly RootRead[]): { readonly gap?: string } {
  if (reached.some(({ complete }) => !complete)) return { gap: 'too many stacks import from each other' };
  const gap = others.map(({ template }) => template.incompleteBecause).find((reason) => reason !== undefined);
  return gap === undefined ? {} : { gap };
}

const NOTHING: RootRead = {
  template: { resources: [], declarations: [], complete: false, notices: [], outputs: new Map(), exports: [] },
  seen: [],
};
