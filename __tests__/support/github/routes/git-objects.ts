import { diffTrees } from '../changes.js';
import { blobOf, bytesOf, treeObjects } from '../history.js';
import type { Commit, File } from '../history.js';
import type { Json } from '../openapi.js';
import { notFound, ok } from '../reply.js';
import * as view from '../views.js';
import { commitOf, resolveRef } from '../world.js';
import type { World } from '../world.js';
import type { Handler } from './handler.js';

/** GitHub's documented limit of a comparison. */
const MOST_DIFF_FILES = 300;

const findBlob = (world: World, sha: string): File | undefined => {
  for (const { tree } of world.history.all()) {
    const file = Object.values(tree).find((one) => blobOf(one).sha === sha);
    if (file !== undefined) return file;
  }
  return undefined;
};

const getBlob: Handler = (world, { params, accept }) => {
  const sha = String(params['file_sha']);
  const file = findBlob(world, sha);
  if (file === undefined) return notFound();
  if (accept.includes('raw')) {
    return {
      status: 200,
      text: Buffer.from(bytesOf(file)).toString('utf8'),
      type: 'application/vnd.github.raw; charset=utf-8',
    };
  }
  return ok(view.blobView(sha, file));
};

const getTree: Handler = (world, { params, query }) => {
  const name = String(params['tree_sha']);
  const commit = resolveRef(world, name) ?? world.history.all().find(({ treeSha }) => treeSha === name);
  if (commit === undefined) return notFound();
  const recursive = query['recursive'] !== undefined;
  const items = treeObjects(commit.tree).items.filter(({ path }) => recursive || !path.includes('/'));
  const tree = items.map(({ path, mode, sha }) => ({
    path,
    mode,
    sha,
    type: mode === '040000' ? 'tree' : 'blob',
    ...(mode === '040000' ? {} : { size: bytesOf(commit.tree[path]!).length }),
    url: world.url,
  }));
  return ok({ sha: commit.treeSha, url: world.url, tree, truncated: false });
};

const listFolder = (commit: Commit, path: string): Json[] => {
  const prefix = path === '' ? '' : `${path}/`;
  return treeObjects(commit.tree)
    .items.filter((item) => item.path.startsWith(prefix) && !item.path.slice(prefix.length).includes('/'))
    .map((item) => ({
      type: item.mode === '040000' ? 'dir' : 'file',
      name: item.path.slice(prefix.length),
      path: item.path,
      sha: item.sha,
      size: item.mode === '040000' ? 0 : bytesOf(commit.tree[item.path]!).length,
    }));
};

const getContent: Handler = (world, { params, query, accept }) => {
  const commit = resolveRef(world, String(query['ref'] ?? 'main'));
  const path = String(params['path']).replace(/\/$/, '');
  const file = commit?.tree[path];
  if (commit === undefined) return notFound();
  if (file === undefined) {
    const children = listFolder(commit, path);
    return children.length === 0 ? notFound() : ok(children);
  }
  if (accept.includes('raw')) {
    return {
      status: 200,
      text: Buffer.from(bytesOf(file)).toString('utf8'),
      type: 'application/vnd.github.raw; charset=utf-8',
    };
  }
  return ok(view.contentView(path, file, blobOf(file).sha));
};

const compareStatus = (ahead: number, behind: number): string => {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
};

const compare: Handler = (world, { params }) => {
  const [from = '', to = ''] = String(params['basehead']).split('...');
  const [base, head] = [resolveRef(world, from), resolveRef(world, to)];
  if (base === undefined || head === undefined) return notFound();
  const mergeBase = world.history.mergeBase(base.sha, head.sha);
  if (mergeBase === undefined) return notFound();
  const [behind, ahead] = [world.history.ancestors(base.sha), world.history.ancestors(head.sha)];
  const shared = commitOf(world, mergeBase);
  const newer = ahead.filter((sha) => !behind.includes(sha)).toReversed();
  const older = behind.filter((sha) => !ahead.includes(sha));
  const files = diffTrees(shared.tree, head.tree).slice(0, MOST_DIFF_FILES);
  return ok({
    base_commit: view.commitView(base),
    merge_base_commit: view.commitView(shared),
    status: compareStatus(newer.length, older.length),
    ahead_by: newer.length,
    behind_by: older.length,
    total_commits: newer.length,
    commits: newer.map((sha) => view.commitView(commitOf(world, sha))),
    files: files.map((change) => view.fileView(world, change, head.sha)),
  });
};

/** Files and commits. */
export const gitObjectRoutes: Readonly<Record<string, Handler>> = {
  'git/get-blob': getBlob,
  'git/get-tree': getTree,
  'repos/compare-commits-with-basehead': compare,
  'repos/get-content': getContent,
};
