import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { diffTrees } from './changes.js';
import type { Change } from './changes.js';
import { createHistory, mergeTrees, treeObjects } from './history.js';
import type { Tree } from './history.js';

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

describe('git objects', () => {
  test('have the names that git gives them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tree-'));
    const files = { 'a/b.txt': 'b\n', 'a.txt': 'a\n', 'a/c/d.txt': '', z: 'ü\n' };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync('a.txt', join(folder, 'link'));
    const git = (...parameters: string[]): string => execFileSync('git', parameters, { cwd: folder, encoding: 'utf8' });
    git('init', '--quiet');
    git('add', '.');
    expect(treeObjects({ ...files, link: { link: 'a.txt' } }).root.sha).toBe(git('write-tree').trim());
    rmSync(folder, { recursive: true });
  });
});

describe('the merge base', () => {
  test('stays where the branch left, although the base moved on', () => {
    const history = createHistory();
    const root = history.commit({ a: '1\n' }, []);
    const base = history.commit({ a: '2\n' }, [root.sha]);
    const head = history.commit({ a: '1\n', b: '\n' }, [root.sha]);
    expect(history.mergeBase(base.sha, head.sha)).toBe(root.sha);
  });

  test('is the base tip after the branch merged it', () => {
    const history = createHistory();
    const root = history.commit({}, []);
    const base = history.commit({ a: '2\n' }, [root.sha]);
    const head = history.commit({ b: '\n' }, [root.sha]);
    const merged = history.commit({ a: '2\n', b: '\n' }, [head.sha, base.sha]);
    expect(history.mergeBase(base.sha, merged.sha)).toBe(base.sha);
  });
});

describe('the merge commit', () => {
  const base = { file: lines('a', 'b', 'c', 'd'), gone: 'x\n' };
  test.each([
    {
      name: 'takes a change of either side',
      ours: { ...base, one: '1\n' },
      theirs: { ...base, two: '2\n' },
      merged: { ...base, one: '1\n', two: '2\n' },
    },
    { name: 'takes a removal', ours: { file: base.file }, theirs: base, merged: { file: base.file } },
    {
      name: 'joins changes to different lines of a file',
      ours: { ...base, file: lines('A', 'b', 'c', 'd') },
      theirs: { ...base, file: lines('a', 'b', 'c', 'd', 'e') },
      merged: { ...base, file: lines('A', 'b', 'c', 'd', 'e') },
    },
    {
      name: 'does not exist when both change one line',
      ours: { file: lines('X') },
      theirs: { file: lines('Y') },
      merged: undefined,
    },
  ])('$name', ({ ours, theirs, merged }) => {
    expect(mergeTrees(base, ours, theirs)).toEqual(merged);
  });
});

describe('the changed files', () => {
  const long = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  const cases: { before: Tree; after: Tree; expected: Partial<Change> }[] = [
    { before: {}, after: { a: '1\n' }, expected: { path: 'a', status: 'added', additions: 1, deletions: 0 } },
    { before: { a: '1\n' }, after: {}, expected: { path: 'a', status: 'removed', additions: 0, deletions: 1 } },
    {
      before: { a: '1\n' },
      after: { a: '2\n' },
      expected: { path: 'a', status: 'modified', additions: 1, deletions: 1 },
    },
    {
      before: { old: lines(...long) },
      after: { fresh: lines(...long, 'more') },
      expected: { path: 'fresh', previousPath: 'old', status: 'renamed', additions: 1, deletions: 0 },
    },
  ];
  test.each(cases)('a $expected.status file is told as such', ({ before, after, expected }) => {
    expect(diffTrees(before, after)).toEqual([expect.objectContaining(expected)]);
  });

  test.each([
    ['a binary file', { a: Buffer.from([0, 1]) }, { a: Buffer.from([0, 2]) }],
    ['a pure rename', { old: lines(...long) }, { fresh: lines(...long) }],
    ['a change of more than 2000 lines', {}, { a: lines(...Array.from({ length: 2001 }, (_, i) => String(i))) }],
  ])('%s has no patch', (_, before, after) => {
    expect(diffTrees(before, after)[0]).not.toHaveProperty('patch');
  });

  test('unlike files are an addition and a removal', () => {
    expect(diffTrees({ old: 'a\n' }, { fresh: 'b\n' }).map(({ status }) => status)).toEqual(['added', 'removed']);
  });
});
