/**
 * The files of the commit that a pull request starts from, made from its head: each changed file as it was before. Its
 * patch is undone where there is one; GitHub is asked only for the rest.
 */
import { reversePatch } from './diff/reverse-patch.js';
import { GitHubFailure, type ChangedFile, type GitObjects } from './model/github.js';
import type { FileText, Tree } from './model/ports.js';
import { overlay } from './overlay.js';

export interface BasePorts {
  readonly content: GitObjects['content'];
  /** The commit that the three-dot diff starts from. */
  readonly mergeBase: () => Promise<string>;
  readonly decode: (bytes: Uint8Array) => FileText;
  /** Whether what is in this file can matter to a review. */
  readonly matters: (path: string) => boolean;
}

/** More files than this without a usable patch are too many to fetch. */
const MOST_FETCHED = 30;

/** Undefined when the base cannot be had; findings can then not be told into new and old. */
export async function baseTree(
  head: Tree,
  changed: readonly ChangedFile[],
  ports: BasePorts,
): Promise<Tree | undefined> {
  const files = changed.filter(({ path, previousPath }) => ports.matters(path) || ports.matters(previousPath ?? path));
  const before = files.map((file) => knownBefore(head, file));
  const known = new Map(before.flatMap(({ texts }) => texts));
  const fetched = await fetchAll(
    before.flatMap(({ unknown }) => unknown),
    ports,
  );
  return fetched === undefined ? undefined : overlay(head, new Map([...known, ...fetched]));
}

type TextAt = readonly [path: string, text: FileText | undefined];

interface Before {
  /** Undefined where there was no such file. */
  readonly texts: readonly TextAt[];
  /** Paths at the base whose text has to be fetched. */
  readonly unknown: readonly string[];
}

function knownBefore(head: Tree, file: ChangedFile): Before {
  const gone: readonly TextAt[] = isNew(file) || isMove(file) ? [[file.path, undefined]] : [];
  if (isNew(file)) return { texts: gone, unknown: [] };
  const path = file.previousPath ?? file.path;
  const text = textBefore(head, file);
  return text === undefined ? { texts: gone, unknown: [path] } : { texts: [...gone, [path, { text }]], unknown: [] };
}

function isNew({ status }: ChangedFile): boolean {
  return status === 'added' || status === 'copied';
}

function isMove({ path, previousPath, status }: ChangedFile): boolean {
  return status === 'renamed' && previousPath !== undefined && previousPath !== path;
}

/** Undefined when the patch does not tell: then the file has to be fetched. */
function textBefore(head: Tree, { path, status, patch }: ChangedFile): string | undefined {
  const after = status === 'removed' ? { text: '' } : head.read(path);
  if (patch === undefined || after === undefined || !('text' in after)) return undefined;
  return reversePatch(patch, after.text);
}

async function fetchAll(
  paths: readonly string[],
  ports: BasePorts,
): Promise<ReadonlyMap<string, FileText | undefined> | undefined> {
  if (paths.length === 0) return new Map();
  if (paths.length > MOST_FETCHED) return undefined;
  try {
    const commit = await ports.mergeBase();
    const texts = await Promise.all(
      paths.map(async (path): Promise<[string, FileText | undefined]> => {
        const bytes = await ports.content(path, commit);
        return [path, bytes === undefined ? undefined : ports.decode(bytes)];
      }),
    );
    return new Map(texts);
  } catch (error) {
    if (error instanceof GitHubFailure) return undefined;
    throw error;
  }
}
