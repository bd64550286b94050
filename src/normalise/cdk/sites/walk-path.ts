/** A construct path → the place in the source that makes the construct, from the app downwards. */
import { folderOf } from '../../paths.js';
import { classLines, type ClassLines } from './class-lines.js';
import type { ConstructNode } from './construct-tree.js';
import { matchId, type ConstructSite, type FileSites } from './site.js';

/** The site of the construct itself; undefined when there is none, or more than one. */
export type SiteOf = (constructPath: string) => ConstructSite | undefined;

interface Parent {
  readonly node: ConstructNode;
  readonly site: ConstructSite | undefined;
}

export function pathWalker(nodes: ReadonlyMap<string, ConstructNode>, { sites, classes }: FileSites): SiteOf {
  const known = new Map<string, ConstructSite | undefined>();
  const lines = classLines(classes);
  const assigned = new Set(sites.map(({ path, assigned: name }) => `${path} ${name ?? ''}`));
  const siteOf: SiteOf = (path) => {
    if (!known.has(path)) known.set(path, search(path));
    return known.get(path);
  };
  const search = (path: string): ConstructSite | undefined => {
    const node = nodes.get(path);
    const parent = nodes.get(folderOf(path));
    if (path === '' || node === undefined || parent === undefined || path.split('/').length > 50) return undefined;
    const around: Parent = { node: parent, site: siteOf(parent.path) };
    return best(sites.map((site) => [score(site, { node, around, lines, assigned }), site] as const));
  };
  return siteOf;
}

type Scored = readonly [score: number, site: ConstructSite];

/** The one with the highest score; two that are equally good say nothing, unless they stand on one line. */
function best(scored: readonly Scored[]): ConstructSite | undefined {
  const highest = scored.reduce((most, [one]) => Math.max(most, one), 0);
  if (highest === 0) return undefined;
  const [first, ...others] = scored.flatMap(([one, site]) => (one === highest ? [site] : []));
  const agree = others.every(({ path, line }) => path === first?.path && line === first.line);
  return agree ? first : undefined;
}

interface Wanted {
  readonly node: ConstructNode;
  readonly around: Parent;
  readonly lines: ClassLines;
  /** `lib/app.ts task`: the variables that hold something made. */
  readonly assigned: ReadonlySet<string>;
}

function score(site: ConstructSite, wanted: Wanted): number {
  const id = matchId(site.id, wanted.node.id);
  if (id === 0 || !agrees(site, wanted)) return 0;
  const context = contextOf(site, wanted);
  if (context === 0 || (context === 1 && id < 3)) return 0;
  return id * 10 + context;
}

function agrees({ name, isNew }: ConstructSite, { node, lines }: Wanted): boolean {
  if (isNew) return lines(name).includes(node.className);
  if (name === 'addContainer') return node.className === 'ContainerDefinition';
  return node.className.includes(name.slice('add'.length)) && node.className !== '';
}

/** How sure it is that the site makes something inside the parent: 3 sure, 2 likely, 1 possible, 0 not. */
function contextOf(site: ConstructSite, { around, lines, assigned }: Wanted): number {
  const { node, site: maker } = around;
  if (site.scope === 'this') return insideClass(site, around, lines);
  if (node.path === '') return site.isNew ? 3 : 0;
  return maker === undefined ? 0 : insideVariable(site, maker, assigned);
}

function insideVariable(site: ConstructSite, maker: ConstructSite, assigned: ReadonlySet<string>): number {
  const { path, scope, isHanded, isNew } = site;
  if (scope === undefined) return 1;
  if (scope === maker.assigned && path === maker.path) return 3;
  if (isHanded && isNew) return 2;
  return assigned.has(`${path} ${scope}`) ? 0 : 1;
}

/** `new X(this, …)` makes something in what the parent's own class or one above it is. */
function insideClass(site: ConstructSite, { node, site: maker }: Parent, lines: ClassLines): number {
  if (site.inside === undefined) return 0;
  if (maker !== undefined) return maker.isNew && lines(maker.name).includes(site.inside) ? 3 : 0;
  return /^(?:Stack|Stage|NestedStack)$/.test(node.className) && lines(site.inside).includes(node.className) ? 1 : 0;
}
