/** The change between a base and the files on disk, asked of git, in the words of a pull request. */
import { spawnSync } from 'node:child_process';
import type { ChangedFile, FileStatus, GitHub } from '../model/github.js';
import { UserError } from '../model/user-error.js';

/** What a review asks about a pull request. */
export type PullRequestSource = Pick<GitHub, 'pullRequest' | 'changedFiles' | 'blob' | 'content' | 'mergeBase'>;

const LARGEST_ANSWER = 512 * 1024 * 1024;
/** Nothing that a repository's settings name is run: no monitor, no hook, no other diff program. */
const CAREFUL = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
const PLAIN_DIFF = ['--no-ext-diff', '--no-textconv', '--no-color', '--find-renames', '--relative', '--src-prefix=a/'];

/**
 * The working tree of a folder against where it left `base`, as a pull request of it would be. Throws a `UserError` when
 * the folder is in no repository or there is no such base.
 */
export function workingTreeChange(root: string, base: string): PullRequestSource {
  if (base.startsWith('-')) throw new UserError(`--diff ${base} is no name of a commit.`);
  const git = gitIn(root);
  if (git(['rev-parse', '--git-dir']).status !== 0)
    throw new UserError(`--diff needs a git repository; ${root} is in none.`);
  const mergeBase = git(['merge-base', base, 'HEAD']).out.toString('utf8').trim();
  if (mergeBase === '') {
    throw new UserError(
      `--diff ${base}: git knows no such commit, or none that the working tree comes from. A shallow clone has to be deepened.`,
    );
  }
  const changed = [...trackedChanges(git, mergeBase), ...untracked(git)];
  return {
    pullRequest: async () => Promise.resolve(pullOf(base, mergeBase, changed.length)),
    changedFiles: async () => Promise.resolve(changed),
    mergeBase: async () => Promise.resolve(mergeBase),
    content: async (path, commit) => Promise.resolve(blobAt(git, `${commit}:./${path}`)),
    blob: async (sha) => Promise.resolve(blobAt(git, sha) ?? new Uint8Array()),
  };
}

interface Answer {
  readonly status: number | null;
  readonly out: Buffer;
}

type Git = (argv: readonly string[]) => Answer;

function gitIn(root: string): Git {
  return (argv) => {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    const { status, stdout, error } = spawnSync('git', [...CAREFUL, ...argv], {
      cwd: root,
      env,
      maxBuffer: LARGEST_ANSWER,
    });
    if (error !== undefined) throw new UserError(`--diff needs git, which could not be run: ${error.message}`);
    return { status, out: stdout };
  };
}

function pullOf(
  baseRef: string,
  baseSha: string,
  changedFileCount: number,
): Awaited<ReturnType<GitHub['pullRequest']>> {
  const nobody = { number: 0, headRepository: null, author: '', draft: false, state: 'open' } as const;
  return { ...nobody, headSha: '', baseSha, baseRef, changedFileCount };
}

function blobAt(git: Git, name: string): Uint8Array | undefined {
  const { status, out } = git(['cat-file', 'blob', name]);
  return status === 0 ? out : undefined;
}

const STATUSES: Readonly<Record<string, FileStatus>> = { A: 'added', D: 'removed', R: 'renamed', C: 'copied' };

function trackedChanges(git: Git, mergeBase: string): readonly ChangedFile[] {
  const names = git(['diff', ...PLAIN_DIFF, '--name-status', '-z', mergeBase, '--']).out.toString('utf8');
  const files = changedFiles(names.split('\0'));
  const patches = patchesOf(git, mergeBase);
  if (patches.length !== files.length) return files;
  return files.map((file, index) => {
    const patch = patches[index];
    return patch === undefined ? file : { ...file, patch };
  });
}

/** The head is on disk already: a file without a name of its blob is read from there. */
function changedFiles(fields: readonly string[]): readonly ChangedFile[] {
  const files: ChangedFile[] = [];
  let at = 0;
  while (at + 1 < fields.length) {
    const [letter = '', first = '', second = ''] = fields.slice(at, at + 3);
    const status = STATUSES[letter.charAt(0)] ?? 'modified';
    const moved = status === 'renamed' || status === 'copied';
    files.push({ path: moved ? second : first, status, sha: '', ...(moved ? { previousPath: first } : {}) });
    at += moved ? 3 : 2;
  }
  return files;
}

/** The hunks of every file, in git's order; undefined for a file without any. */
function patchesOf(git: Git, mergeBase: string): readonly (string | undefined)[] {
  const text = git(['diff', ...PLAIN_DIFF, '--unified=3', mergeBase, '--']).out.toString('utf8');
  const [, ...files] = text.split(/^diff --git .*\n/m);
  return files.map((file) => {
    const start = file.search(/^@@ /m);
    return start < 0 ? undefined : file.slice(start).replace(/\n$/, '');
  });
}

/** Files that a commit of everything would add. */
function untracked(git: Git): readonly ChangedFile[] {
  const names = git(['ls-files', '--others', '--exclude-standard', '-z']).out.toString('utf8').split('\0');
  return names.filter((name) => name !== '').map((path) => ({ path, status: 'added', sha: '' }));
}
