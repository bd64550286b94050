/**
 * The files of a pull request's head. The runner checks out the merge commit, in which lines may stand elsewhere; a
 * review speaks of the head.
 */
import type { ChangedFile, GitObjects } from './model/github.js';
import { GitHubFailure } from './model/github.js';
import type { FileText, Tree } from './model/ports.js';
import type { Notice } from './model/source.js';
import { overlay } from './overlay.js';

export interface HeadFiles {
  readonly tree: Tree;
  readonly notices: readonly Notice[];
}

export interface HeadPorts {
  readonly blob: GitObjects['blob'];
  /** Git's name for a file with this text. */
  readonly blobSha: (text: string) => string;
  readonly decode: (bytes: Uint8Array) => FileText;
  /** Whether the settings want this path reviewed; files that Terraform's functions read need not be. */
  readonly selected: (path: string) => boolean;
}

/** More files than this that differ from the checkout are not fetched one by one; a notice says so. */
const MOST_FETCHED = 200;
const AT_ONCE = 6;

/**
 * The checkout with every changed file as it is at the head. Only files that differ there are fetched; what GitHub does
 * not give stays as it is in the checkout, if it is there, and a notice says so.
 */
export async function headTree(checkout: Tree, changed: readonly ChangedFile[], ports: HeadPorts): Promise<HeadFiles> {
  const different = changed.filter((file) => hasHeadText(file) && !isAtHead(checkout, file, ports.blobSha));
  const fetched = await inBatches(different.slice(0, MOST_FETCHED), async (file) => fetchText(file, ports, checkout));
  const removed = changed.flatMap(goneFrom).map((path): TextAt => [path, undefined]);
  const texts = fetched.flatMap(({ path, text }): readonly TextAt[] => (text === undefined ? [] : [[path, text]]));
  return {
    tree: overlay(checkout, new Map([...removed, ...texts]), ports.selected),
    notices: [
      ...fetched.flatMap(({ path, why }) => (why === undefined ? [] : [mergedNotice(path, why)])),
      ...different
        .slice(MOST_FETCHED)
        .map(({ path }) => mergedNotice(path, 'too many files differ between it and the head of the pull request')),
    ],
  };
}

function mergedNotice(path: string, why: string): Notice {
  return { path, message: `was read from the merge commit, because ${why}` };
}

type TextAt = readonly [path: string, text: FileText | undefined];

/** Paths that the head no longer has. */
function goneFrom(file: ChangedFile): readonly string[] {
  if (file.status === 'removed') return [file.path];
  return file.status === 'renamed' && file.previousPath !== undefined ? [file.previousPath] : [];
}

function hasHeadText(file: ChangedFile): boolean {
  return file.status !== 'removed' && /^[0-9a-f]{40}$/.test(file.sha);
}

function isAtHead(checkout: Tree, file: ChangedFile, blobSha: (text: string) => string): boolean {
  const local = checkout.read(file.path);
  if (local === undefined) return false;
  return 'refused' in local || blobSha(local.text) === file.sha;
}

interface Fetched {
  readonly path: string;
  /** Undefined when the checkout's stays. */
  readonly text?: FileText;
  /** Why the checkout's stays. */
  readonly why?: string;
}

async function fetchText({ path, sha }: ChangedFile, ports: HeadPorts, checkout: Tree): Promise<Fetched> {
  try {
    return { path, text: ports.decode(await ports.blob(sha)) };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    const isThere = checkout.read(path) !== undefined;
    if (isThere) return { path, why: `GitHub did not give the file of the head (${error.message})` };
    return { path, text: { refused: `not readable from GitHub (${error.message})` } };
  }
}

/** Does the work on a few items at a time; results are in the order of the items. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}
