/** Which table a module call is read by. */
import { PUBLIC_MODULES } from './public-modules.js';
import type { PublicModule } from './public-module.js';
import { isWithin, versionRange } from './version-range.js';

export interface FoundTable {
  readonly module: PublicModule;
  /** Whether the table holds for every version that the call may get. */
  readonly certain: boolean;
}

interface Wanted {
  readonly source: string;
  readonly version?: string;
}

/** The table of the version that a call asks for, otherwise the newest one; undefined for modules without a table. */
export function findTable(source: string, version: string | undefined): FoundTable | undefined {
  const wanted = wantedOf(source, version);
  const tables = PUBLIC_MODULES.filter((module) => module.source === wanted.source);
  const range = wanted.version === undefined ? undefined : versionRange(wanted.version);
  const exact = tables.find(({ from, below }) => range !== undefined && isWithin(range, from, below));
  const module = exact ?? tables.at(-1);
  return module === undefined ? undefined : { module, certain: exact !== undefined };
}

function wantedOf(source: string, version: string | undefined): Wanted {
  return fromGit(source) ?? { source: fromRegistry(source), ...(version === undefined ? {} : { version }) };
}

function fromRegistry(source: string): string {
  return source.trim().replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
}

/** `git::https://github.com/terraform-aws-modules/terraform-aws-ecs.git//modules/service?ref=v5.2.0` */
function fromGit(source: string): Wanted | undefined {
  const [address = '', query = ''] = source.split('?', 2);
  const found = /github\.com[/:]([\w-]+)\/terraform-aws-([\w-]+)(?:\.git)?(\/\/[\w./-]+)?$/.exec(address);
  if (found === null) return undefined;
  const [, owner = '', name = '', path = ''] = found;
  const ref = /(?:^|&)ref=(?:refs\/)?(?:tags\/)?([^&]+)/.exec(query)?.[1];
  return { source: `${owner}/${name}/aws${path}`, ...(ref === undefined ? {} : { version: ref }) };
}
