import { describe, expect, test } from '@jest/globals';
import { addedLines, changesOf } from '../../src/diff/changes.js';
import { compare } from '../../src/diff/compare.js';
import { hunkAround } from '../../src/model/diff.js';
import type { ChangedFile } from '../../src/model/github.js';
import { outcomeOf } from '../support/outcome.js';

const file = (facts: Partial<ChangedFile>): ChangedFile => ({
  path: 'main.tf',
  status: 'modified',
  sha: '0'.repeat(40),
  ...facts,
});
const PATCH = '@@ -1,4 +1,5 @@\n a\n b\n+c\n d\n e\n@@ -20,2 +21,3 @@\n x\n+y\n z';

const linesAdded = (files: readonly ChangedFile[], path = 'main.tf') =>
  addedLines(changesOf(files), path)?.map(({ line }) => line);

describe('the changes of a pull request', () => {
  test.each([
    ['the added lines of all hunks', [file({ patch: PATCH })], [3, 22]],
    ['none of a file outside of the diff', [], []],
    ['none of a removed file', [file({ status: 'removed', patch: '@@ -1 +0,0 @@\n-a' })], []],
    ['nothing known of a file without a patch', [file({})], undefined],
    ['nothing known of a rename without a patch', [file({ status: 'renamed', previousPath: 'old.tf' })], undefined],
  ])('are %s', (_title, files, expected) => {
    expect(linesAdded(files)).toEqual(expected);
  });

  test('are computed from the texts where there is no patch', () => {
    const changes = changesOf([file({})], () => ({ base: 'a\nb\n', head: 'a\nx\nb\n' }));
    expect(addedLines(changes, 'main.tf')).toEqual([{ line: 2, text: 'x', added: true }]);
  });

  test('keep the former path of a renamed file', () => {
    const renamed = file({ status: 'renamed', previousPath: 'old.tf', patch: PATCH });
    expect(changesOf([renamed]).get('main.tf')?.previousPath).toBe('old.tf');
  });

  test.each([
    [1, 5, true],
    [3, 3, true],
    [21, 23, true],
    [0, 1, false],
    [5, 6, false],
    [5, 21, false],
    [24, 24, false],
  ])('can carry a comment on lines %i to %i: %s', (first, last, expected) => {
    const change = changesOf([file({ patch: PATCH })]).get('main.tf');
    expect(hunkAround(change, first, last) !== undefined).toBe(expected);
  });
});

test('findings of base and head are compared by fingerprint', () => {
  const text = { 'main.tf': 'user = "root"\n' };
  const finding = (code: string) => ({ code, mark: 'user' });
  const base = outcomeOf({ files: text, findings: [finding('ECS801'), finding('ECS802')] }).findings;
  const head = outcomeOf({ files: text, findings: [finding('ECS802'), finding('ECS804')] }).findings;
  const { introduced, fixed } = compare(base, head);
  expect([...introduced]).toEqual([head[1]!.fingerprint]);
  expect(fixed).toEqual([base[0]]);
});
