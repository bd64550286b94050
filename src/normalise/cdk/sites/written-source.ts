/** Where the source of an app makes a construct, found without a stack trace. */
import type { Tree } from '../../../model/ports.js';
import type { ConstructSource } from '../../../model/resource.js';
import type { ParseScript } from '../../../model/script.js';
import { appSites, type AppFolder } from './app-sites.js';
import { readConstructTree } from './construct-tree.js';
import { pathWalker, type SiteOf } from './walk-path.js';

interface Sources {
  readonly tree: Tree;
  readonly parse: ParseScript;
}

/** The source is read when the first construct without a trace asks for it, and only once. */
export function writtenSource(
  { tree, parse }: Sources,
  folders: AppFolder,
): (constructPath: string) => ConstructSource | undefined {
  let walker: SiteOf | undefined;
  return (constructPath) => {
    walker ??= startWalker({ tree, parse }, folders);
    const site = walker(constructPath);
    if (site === undefined) return undefined;
    const { path, line, last } = site;
    return { path, line, ...(last > line ? { last } : {}) };
  };
}

function startWalker({ tree, parse }: Sources, folders: AppFolder): SiteOf {
  const nodes = readConstructTree(folders.assembly, tree);
  const sites = nodes.size > 1 ? appSites(tree, parse, folders) : undefined;
  return sites === undefined ? () => undefined : pathWalker(nodes, sites);
}
