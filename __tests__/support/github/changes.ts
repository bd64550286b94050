import { countEqualLines, findHunks, renderPatch, splitLines } from './diff.js';
import type { Hunk } from './diff.js';
import { blobOf, textOf } from './history.js';
import type { File, Tree } from './history.js';

/** A file of a diff. `hunks` is undefined where GitHub shows no patch, and then nothing can be anchored there. */
export interface Change {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  readonly hunks?: readonly Hunk[];
  readonly patch?: string;
}

/** How two trees differ. Files in `withoutPatch` are shown without one, as GitHub does with large diffs. */
export interface DiffOptions {
  readonly withoutPatch?: ReadonlySet<string>;
}

/** A change of more lines has no patch. The true limit is not documented; a change of 2081 lines was seen without. */
const MOST_LINES = 2000;

/** Git's own threshold for calling two files a rename. */
const SIMILAR = 0.5;

const similarity = (before: File, after: File): number => {
  if (blobOf(before).sha === blobOf(after).sha) return 1;
  const [old, fresh] = [textOf(before), textOf(after)];
  if (old === undefined || fresh === undefined) return 0;
  const most = Math.max(splitLines(old).length, splitLines(fresh).length);
  return most === 0 ? 0 : countEqualLines(old, fresh) / most;
};

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly score: number;
}

const findRenames = (before: Tree, after: Tree): Map<string, string> => {
  const removed = Object.keys(before).filter((path) => !(path in after));
  const added = Object.keys(after).filter((path) => !(path in before));
  if (removed.length * added.length > 2500) return new Map();
  const pairs = added
    .flatMap((to) => removed.map((from): Pair => ({ from, to, score: similarity(before[from]!, after[to]!) })))
    .filter(({ score }) => score >= SIMILAR)
    .sort((a, b) => b.score - a.score);
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (renames.has(to) || taken.has(from)) continue;
    renames.set(to, from);
    taken.add(from);
  }
  return renames;
};

const countSigns = (hunks: readonly Hunk[], sign: string): number =>
  hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.startsWith(sign)).length, 0);

const describe = (before: File | undefined, after: File | undefined, hidden: boolean) => {
  const old = before === undefined ? '' : textOf(before);
  const fresh = after === undefined ? '' : textOf(after);
  const hunks = old === undefined || fresh === undefined ? undefined : findHunks(old, fresh);
  if (hunks === undefined) return { additions: 0, deletions: 0 };
  const counts = { additions: countSigns(hunks, '+'), deletions: countSigns(hunks, '-') };
  if (hidden || hunks.length === 0 || counts.additions + counts.deletions > MOST_LINES) return counts;
  return { ...counts, hunks, patch: renderPatch(hunks) };
};

const statusOf = (before: File | undefined, after: File | undefined, renamed: boolean): Change['status'] => {
  if (renamed) return 'renamed';
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'modified';
};

/** The files that differ, sorted by path, renames found by similarity. */
export const diffTrees = (before: Tree, after: Tree, { withoutPatch }: DiffOptions = {}): Change[] => {
  const renames = findRenames(before, after);
  const sources = new Set(renames.values());
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path): Change[] => {
    const previousPath = renames.get(path);
    const old = before[previousPath ?? path];
    const fresh = after[path];
    if (sources.has(path) && fresh === undefined) return [];
    if (
      previousPath === undefined &&
      old !== undefined &&
      fresh !== undefined &&
      blobOf(old).sha === blobOf(fresh).sha
    ) {
      return [];
    }
    return [
      {
        path,
        ...(previousPath === undefined ? {} : { previousPath }),
        status: statusOf(old, fresh, previousPath !== undefined),
        sha: blobOf(fresh ?? old!).sha,
        ...describe(old, fresh, withoutPatch?.has(path) ?? false),
      },
    ];
  });
};

/** A whole diff as `git diff` prints it. */
export const renderDiff = (changes: readonly Change[]): string =>
  changes
    .map(({ path, previousPath, status, patch }) => {
      const from = status === 'added' ? '/dev/null' : `a/${previousPath ?? path}`;
      const to = status === 'removed' ? '/dev/null' : `b/${path}`;
      return `diff --git a/${previousPath ?? path} b/${path}\n--- ${from}\n+++ ${to}\n${patch === undefined ? '' : `${patch}\n`}`;
    })
    .join('');
