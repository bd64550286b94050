import { describe, expect, test } from '@jest/globals';
import { headTree, type HeadPorts } from '../src/head-tree.js';
import { blobSha } from '../src/io/blob-sha.js';
import { decode } from '../src/io/working-tree.js';
import { GitHubFailure, type ChangedFile, type FileStatus } from '../src/model/github.js';
import { memoryTree } from './support/memory-tree.js';

function ports(blobs: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const byName = new Map(Object.values(blobs).map((text) => [blobSha(text), text]));
  const all: HeadPorts = {
    blob: async (sha) => {
      asked.push(sha);
      const text = byName.get(sha);
      if (text === undefined) throw new GitHubFailure({ status: 404, message: 'Not Found', operation: 'read a file' });
      return Promise.resolve(Buffer.from(text));
    },
    blobSha,
    decode,
    selected: (path) => !path.startsWith('excluded/'),
  };
  return { all, asked };
}

const changed = (path: string, text: string, status: FileStatus = 'modified'): ChangedFile => ({
  path,
  status,
  sha: blobSha(text),
});

describe('the tree of a head', () => {
  test('is the checkout when nothing differs, and asks GitHub for nothing', async () => {
    const { all, asked } = ports();
    const { tree } = await headTree(memoryTree({ 'main.tf': 'same\n' }), [changed('main.tf', 'same\n')], all);
    expect(tree.read('main.tf')).toEqual({ text: 'same\n' });
    expect(asked).toEqual([]);
  });

  test("has the head's text where the merge commit has another", async () => {
    const { all, asked } = ports({ head: 'head\n' });
    const { tree } = await headTree(memoryTree({ 'main.tf': 'base and head\n' }), [changed('main.tf', 'head\n')], all);
    expect(tree.read('main.tf')).toEqual({ text: 'head\n' });
    expect(asked).toHaveLength(1);
  });

  test('has files that the checkout lacks, unless they are not selected', async () => {
    const { all } = ports({ a: 'a\n' });
    const files = [changed('new.tf', 'a\n', 'added'), changed('excluded/new.tf', 'a\n', 'added')];
    const { tree } = await headTree(memoryTree({}), files, all);
    expect(tree.paths).toEqual(['new.tf']);
    expect(tree.read('new.tf')).toEqual({ text: 'a\n' });
  });

  test('lacks files that were removed or renamed away', async () => {
    const { all } = ports();
    const checkout = memoryTree({ 'old.tf': 'x\n', 'new.tf': 'x\n', 'gone.tf': 'y\n' });
    const files = [
      { ...changed('new.tf', 'x\n', 'renamed'), previousPath: 'old.tf' },
      changed('gone.tf', 'y\n', 'removed'),
    ];
    const { tree } = await headTree(checkout, files, all);
    expect(tree.paths).toEqual(['new.tf']);
    expect(tree.read('old.tf')).toBeUndefined();
    expect(tree.read('gone.tf')).toBeUndefined();
  });

  test('keeps what the checkout has of a file that GitHub does not give, and says so', async () => {
    const { all } = ports();
    const { tree, notices } = await headTree(memoryTree({ 'main.tf': 'other\n' }), [changed('main.tf', 'head\n')], all);
    expect(tree.read('main.tf')).toEqual({ text: 'other\n' });
    expect(notices).toEqual([{ path: 'main.tf', message: expect.stringContaining('merge commit') }]);
  });

  test('says why a file that the checkout lacks cannot be read', async () => {
    const { all } = ports();
    const { tree } = await headTree(memoryTree({}), [changed('main.tf', 'head\n', 'added')], all);
    expect(tree.read('main.tf')).toEqual({ refused: expect.stringContaining('not readable from GitHub') });
  });

  test('stops fetching when very many files differ, and says so', async () => {
    const { all, asked } = ports();
    const files = Array.from({ length: 203 }, (_, index) => changed(`f${String(index)}.tf`, `${String(index)}\n`));
    const { notices } = await headTree(memoryTree({}), files, all);
    expect(asked).toHaveLength(200);
    expect(notices).toHaveLength(3);
  });
});
