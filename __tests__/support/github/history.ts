import { createHash } from 'node:crypto';
import { diffLines, splitLines } from './diff.js';

/** The content of a file; a symbolic link names its target. */
export type File = string | Uint8Array | { readonly link: string };

/** The files of a commit by path. */
export type Tree = Readonly<Record<string, File>>;

export interface GitObject {
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly content: Uint8Array;
}

export interface TreeItem {
  readonly path: string;
  readonly mode: '100644' | '120000' | '040000';
  readonly sha: string;
}

export interface Commit {
  readonly sha: string;
  readonly treeSha: string;
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly message: string;
}

const hashObject = (type: GitObject['type'], content: Uint8Array): GitObject => {
  const hash = createHash('sha1').update(`${type} ${content.length}\0`).update(content);
  return { type, sha: hash.digest('hex'), content };
};

const isLink = (file: File): file is { readonly link: string } =>
  typeof file === 'object' && !(file instanceof Uint8Array);

/** The bytes of a file; of a link, its target. */
export const bytesOf = (file: File): Uint8Array => {
  if (typeof file === 'string') return Buffer.from(file, 'utf8');
  return isLink(file) ? Buffer.from(file.link, 'utf8') : file;
};

export const modeOf = (file: File): '100644' | '120000' => (isLink(file) ? '120000' : '100644');

export const blobOf = (file: File): GitObject => hashObject('blob', bytesOf(file));

/** The text of a file; undefined for binary content. */
export const textOf = (file: File | undefined): string | undefined => {
  if (file === undefined) return undefined;
  const bytes = bytesOf(file);
  return bytes.includes(0) ? undefined : Buffer.from(bytes).toString('utf8');
};

const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const listChildren = (tree: Tree, folder: string): Map<string, File | Tree> => {
  const children = new Map<string, File | Tree>();
  for (const [path, file] of Object.entries(tree)) {
    if (!path.startsWith(folder)) continue;
    const [name = '', ...rest] = path.slice(folder.length).split('/');
    children.set(name, rest.length === 0 ? file : tree);
  }
  return children;
};

const isFolder = (tree: Tree, folder: string, name: string): boolean => !(`${folder}${name}` in tree);

/** All git objects of a tree, its root last, and the items of each folder. */
export const treeObjects = (tree: Tree, folder = ''): { root: GitObject; objects: GitObject[]; items: TreeItem[] } => {
  const objects: GitObject[] = [];
  const below: TreeItem[] = [];
  const own: TreeItem[] = [];
  for (const name of listChildren(tree, folder).keys()) {
    const path = `${folder}${name}`;
    if (isFolder(tree, folder, name)) {
      const nested = treeObjects(tree, `${path}/`);
      objects.push(...nested.objects);
      own.push({ path, mode: '040000', sha: nested.root.sha });
      below.push(...nested.items);
    } else {
      const blob = blobOf(tree[path]!);
      objects.push(blob);
      own.push({ path, mode: modeOf(tree[path]!), sha: blob.sha });
    }
  }
  const key = (item: TreeItem): string => (item.mode === '040000' ? `${item.path}/` : item.path);
  own.sort((a, b) => compareBytes(key(a), key(b)));
  const rows = own.flatMap(({ path, mode, sha }) => [
    Buffer.from(`${mode.replace(/^0/, '')} ${path.slice(folder.length)}\0`),
    Buffer.from(sha, 'hex'),
  ]);
  const root = hashObject('tree', Buffer.concat(rows));
  objects.push(root);
  return { root, objects, items: [...own, ...below].sort((a, b) => compareBytes(a.path, b.path)) };
};

/** Every commit is made a minute after the one before, so that object names are the same in every run. */
const FIRST_COMMIT = 1_790_000_000;

const renderCommit = (commit: Omit<Commit, 'sha' | 'tree'>, time: number): Uint8Array => {
  const person = `Mona Octocat <mona@github.test> ${time} +0000`;
  const parents = commit.parents.map((parent) => `parent ${parent}\n`).join('');
  return Buffer.from(
    `tree ${commit.treeSha}\n${parents}author ${person}\ncommitter ${person}\n\n${commit.message}\n`,
    'utf8',
  );
};

/** The commits of a repository and of its forks, which share their objects as on GitHub. */
export interface History {
  readonly commit: (tree: Tree, parents: readonly string[], message?: string) => Commit;
  readonly find: (sha: string) => Commit | undefined;
  /** The commit that holds this blob or tree, which is how GitHub finds objects of any branch. */
  readonly all: () => readonly Commit[];
  readonly objects: (commit: Commit) => readonly GitObject[];
  readonly ancestors: (sha: string) => readonly string[];
  readonly mergeBase: (a: string, b: string) => string | undefined;
}

export const createHistory = (): History => {
  const commits = new Map<string, Commit>();
  const rendered = new Map<string, GitObject>();
  const ancestors = (sha: string): string[] => {
    const seen = new Set<string>();
    const queue = [sha];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...(commits.get(next)?.parents ?? []));
    }
    return [...seen];
  };
  return {
    commit: (tree, parents, message = `Commit ${commits.size + 1}`) => {
      const facts = { treeSha: treeObjects(tree).root.sha, parents, message };
      const object = hashObject('commit', renderCommit(facts, FIRST_COMMIT + 60 * commits.size));
      const commit = { ...facts, tree, sha: object.sha };
      commits.set(commit.sha, commit);
      rendered.set(commit.sha, object);
      return commit;
    },
    find: (sha) => commits.get(sha),
    all: () => [...commits.values()],
    objects: (commit) => [...treeObjects(commit.tree).objects, rendered.get(commit.sha)!],
    ancestors,
    mergeBase: (a, b) => {
      const known = new Set(ancestors(a));
      return ancestors(b).find((sha) => known.has(sha));
    },
  };
};

const mergeText = (base: string, ours: string, theirs: string): string | undefined => {
  const lines = splitLines(base);
  const changes = (text: string) => {
    const changed = splitLines(text);
    return diffLines(lines, changed)
      .filter(({ equal }) => !equal)
      .map((run) => ({
        from: run.before,
        to: run.before + run.beforeCount,
        lines: changed.slice(run.after, run.after + run.afterCount),
      }));
  };
  const all = [...changes(ours), ...changes(theirs)].sort((a, b) => b.from - a.from || b.to - a.to);
  const overlap = all.some((change, i) => all[i + 1] !== undefined && all[i + 1]!.to > change.from);
  const sameSpot = all.some((change, i) => all[i + 1]?.from === change.from);
  if (overlap || sameSpot) return undefined;
  const merged = [...lines];
  for (const change of all) merged.splice(change.from, change.to - change.from, ...change.lines);
  return merged.join('');
};

const isSame = (a: File | undefined, b: File | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && blobOf(a).sha === blobOf(b).sha);

/** The tree of the merge commit on which `pull_request` workflows run; undefined when there is a conflict. */
export const mergeTrees = (base: Tree, ours: Tree, theirs: Tree): Tree | undefined => {
  const merged: Record<string, File> = {};
  for (const path of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [before, our, their] = [base[path], ours[path], theirs[path]];
    const chosen = isSame(before, our) ? their : isSame(before, their) || isSame(our, their) ? our : undefined;
    if (chosen !== undefined) merged[path] = chosen;
    else if (our !== undefined && their !== undefined && !isSame(before, our) && !isSame(before, their)) {
      const text = mergeText(textOf(before) ?? '', textOf(our) ?? '', textOf(their) ?? '');
      if (text === undefined) return undefined;
      merged[path] = text;
    }
  }
  return merged;
};
