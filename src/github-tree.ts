/** The files of a commit as GitHub has them, for a review that may not trust a checkout. */
import { inBatches } from './head-tree.js';
import { looksLikeInfrastructure } from './looks-like-infrastructure.js';
import type { GitObjects, TreeEntry } from './model/github.js';
import { GitHubFailure } from './model/github.js';
import type { FileText, Tree } from './model/ports.js';
import { UserError } from './model/user-error.js';

export interface GitHubTreePorts {
  readonly github: Pick<GitObjects, 'tree' | 'blob'>;
  readonly decode: (bytes: Uint8Array) => FileText;
  /** Files to fetch although their name does not look like infrastructure. */
  readonly configurationPaths: readonly string[];
}

/** The ports with the files that GitHub has of a commit in the place of what is checked out. */
export async function withoutCheckout<Ports extends GitHubTreePorts>(
  sha: string,
  ports: Ports,
): Promise<Ports & { readonly checkout: Tree }> {
  return { ...ports, checkout: await githubTree(sha, ports) };
}

/** More files than this are not fetched; those beyond are told as not read. */
const MOST_FETCHED = 300;
const LEFT_OUT = /(^|\/)(node_modules|\.terraform|package-lock\.json)(\/|$)/;
const TOO_MANY =
  'GitHub does not list all files of so large a repository, and on pull_request_target nothing else is read. Use the event pull_request.';
const UNASKED: FileText = { refused: 'not fetched from GitHub' };
const BEYOND: FileText = { refused: `not among the ${String(MOST_FETCHED)} files that are fetched from GitHub` };

/** Rejects with `GitHubFailure` when the files cannot be listed, with a `UserError` when not all can be. Files that cannot be fetched are refused one by one. */
export async function githubTree(sha: string, { github, decode, configurationPaths }: GitHubTreePorts): Promise<Tree> {
  const { entries, truncated } = await github.tree(sha);
  if (truncated) throw new UserError(TOO_MANY);
  const files = entries.filter(({ mode, path }) => mode.startsWith('100') && !LEFT_OUT.test(path));
  const asked = files.filter(({ path }) => looksLikeInfrastructure(path) || configurationPaths.includes(path));
  const fetched = await inBatches(asked.slice(0, MOST_FETCHED), async (file) => textAt(file, { github, decode }));
  const texts = new Map<string, FileText>([
    ...files.map(({ path }): [string, FileText] => [path, UNASKED]),
    ...asked.slice(MOST_FETCHED).map(({ path }): [string, FileText] => [path, BEYOND]),
    ...fetched,
  ]);
  return {
    paths: asked.map(({ path }) => path).sort(),
    read: (path) => texts.get(path),
    list: (folder) => files.map(({ path }) => path).filter((path) => folderOf(path) === folder),
  };
}

async function textAt(
  { path, sha }: TreeEntry,
  { github, decode }: Pick<GitHubTreePorts, 'github' | 'decode'>,
): Promise<[string, FileText]> {
  try {
    return [path, decode(await github.blob(sha))];
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return [path, { refused: `not readable from GitHub (${error.message})` }];
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
