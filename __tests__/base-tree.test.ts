import { describe, expect, test } from '@jest/globals';
import { baseTree, type BasePorts } from '../src/base-tree.js';
import { decode } from '../src/io/working-tree.js';
import { GitHubFailure, type ChangedFile } from '../src/model/github.js';
import { findHunks, renderPatch } from './support/github/diff.js';
import { memoryTree } from './support/memory-tree.js';

function ports(base: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const all: BasePorts = {
    content: async (path) => {
      asked.push(path);
      if (path === 'forbidden.tf') throw new GitHubFailure({ status: 403, message: 'No', operation: 'read' });
      const text = base[path];
      return Promise.resolve(text === undefined ? undefined : Buffer.from(text));
    },
    mergeBase: async () => Promise.resolve('base'),
    decode,
    matters: (path) => path.endsWith('.tf'),
  };
  return { all, asked };
}

const patch = (before: string, after: string): string => renderPatch(findHunks(before, after));
const sha = '0'.repeat(40);

describe('the tree of a base', () => {
  test('undoes the patches without asking GitHub', async () => {
    const { all, asked } = ports();
    const head = memoryTree({ 'main.tf': 'new\n', 'added.tf': 'x\n', 'same.tf': 'same\n' });
    const changed: readonly ChangedFile[] = [
      { path: 'main.tf', status: 'modified', sha, patch: patch('old\n', 'new\n') },
      { path: 'added.tf', status: 'added', sha, patch: patch('', 'x\n') },
      { path: 'removed.tf', status: 'removed', sha, patch: patch('gone\n', '') },
    ];
    const base = await baseTree(head, changed, all);
    expect(base?.paths).toEqual(['main.tf', 'removed.tf', 'same.tf']);
    expect(base?.read('main.tf')).toEqual({ text: 'old\n' });
    expect(base?.read('removed.tf')).toEqual({ text: 'gone\n' });
    expect(base?.read('added.tf')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('puts a renamed file back where it was', async () => {
    const { all } = ports({ 'old.tf': 'same\n' });
    const head = memoryTree({ 'new.tf': 'same\n' });
    const base = await baseTree(head, [{ path: 'new.tf', previousPath: 'old.tf', status: 'renamed', sha }], all);
    expect(base?.paths).toEqual(['old.tf']);
    expect(base?.read('old.tf')).toEqual({ text: 'same\n' });
  });

  test('fetches what has no patch, or one that does not fit, and only files that matter', async () => {
    const { all, asked } = ports({ 'large.tf': 'before\n', 'odd.tf': 'before\n' });
    const head = memoryTree({ 'large.tf': 'after\n', 'odd.tf': 'after\n', 'picture.png': 'x' });
    const changed: readonly ChangedFile[] = [
      { path: 'large.tf', status: 'modified', sha },
      { path: 'odd.tf', status: 'modified', sha, patch: patch('a\n', 'b\n') },
      { path: 'picture.png', status: 'modified', sha },
    ];
    const base = await baseTree(head, changed, all);
    expect(asked).toEqual(['large.tf', 'odd.tf']);
    expect(base?.read('odd.tf')).toEqual({ text: 'before\n' });
  });

  test('is not to be had when GitHub refuses', async () => {
    const { all } = ports();
    const changed: readonly ChangedFile[] = [{ path: 'forbidden.tf', status: 'modified', sha }];
    expect(await baseTree(memoryTree({ 'forbidden.tf': 'x\n' }), changed, all)).toBeUndefined();
  });
});
