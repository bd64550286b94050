import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePatch } from '../../src/diff/parse-patch.js';
import { findHunks, renderPatch } from '../support/github/diff.js';

const shown = (patch: string) =>
  parsePatch(patch)?.map(({ lines, removedBefore }) => ({
    lines: lines.map(({ line, text, added }) => `${String(line)}${added ? '+' : ' '}${text}`),
    removedBefore,
  }));

describe('a patch becomes hunks of the head', () => {
  test.each([
    ['an added file', '@@ -0,0 +1,2 @@\n+a\n+b', [{ lines: ['1+a', '2+b'], removedBefore: [] }]],
    ['a removed file', '@@ -1,2 +0,0 @@\n-a\n-b', [{ lines: [], removedBefore: [1] }]],
    ['a changed line', '@@ -1,3 +1,3 @@ x\n a\n-b\n+B\n c', [{ lines: ['1 a', '2+B', '3 c'], removedBefore: [2] }]],
    ['one line on each side, whose count is left out', '@@ -1 +1 @@\n-a\n+b', [{ lines: ['1+b'], removedBefore: [1] }]],
    [
      'two hunks',
      '@@ -1,2 +1,3 @@\n a\n+b\n c\n@@ -10,2 +11 @@ heading\n-x\n y',
      [
        { lines: ['1 a', '2+b', '3 c'], removedBefore: [] },
        { lines: ['11 y'], removedBefore: [11] },
      ],
    ],
    [
      'marks of a missing line end on both sides',
      '@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file',
      [{ lines: ['1 a', '2+c'], removedBefore: [2] }],
    ],
    [
      'a line end added at the end of the file',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a',
      [{ lines: ['1+a'], removedBefore: [1] }],
    ],
    ['carriage returns', '@@ -1 +1,2 @@\n a\r\n+b\r', [{ lines: ['1 a', '2+b'], removedBefore: [] }]],
    [
      'lines that look like headers',
      '@@ -1,2 +1,2 @@\n-- a/file\n+++ b/file\n @@ -1 +1 @@',
      [{ lines: ['1+++ b/file', '2 @@ -1 +1 @@'], removedBefore: [1] }],
    ],
    [
      'an empty context line without its space',
      '@@ -1,3 +1,3 @@\n a\n\n-b\n+c',
      [{ lines: ['1 a', '2 ', '3+c'], removedBefore: [3] }],
    ],
    ['a line end after the last line', '@@ -1 +1 @@\n-a\n+b\n', [{ lines: ['1+b'], removedBefore: [1] }]],
  ])('%s', (_title, patch, expected) => {
    expect(shown(patch)).toEqual(expected);
  });

  test.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['has no header', ' a\n+b'],
    ['ends in the middle of a hunk', '@@ -1,3 +1,3 @@\n a\n-b'],
    ['has a line that no diff has', '@@ -1,2 +1,2 @@\n a\n?b'],
    ['has more of one side than its header says', '@@ -1,1 +1,3 @@\n-a\n-b\n+c\n+d\n+e'],
    ['goes on after its last hunk', '@@ -1 +1 @@\n-a\n+b\n+c'],
    ['speaks of binary files', 'Binary files a/x and b/x differ'],
  ])('a patch that %s is unknown, not empty', (_title, patch) => {
    expect(parsePatch(patch)).toBeUndefined();
  });

  const text = fc.array(fc.constantFrom('a', 'b', '', '-', '+c', '@@ -1 +1 @@'), { maxLength: 30 });

  test('every line of every hunk is the line of the head with that number', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, ended) => {
        fc.pre(before.join('\n') !== after.join('\n'));
        const head = after.join('\n') + (ended ? '\n' : '');
        const hunks = parsePatch(renderPatch(findHunks(before.join('\n'), head)));
        if (before.join('\n') === head) return;
        expect(hunks).toBeDefined();
        const lines = head.split('\n');
        for (const line of hunks!.flatMap((hunk) => hunk.lines)) expect(line.text).toBe(lines[line.line - 1]);
        for (const hunk of hunks!) expect(hunk.lines).toHaveLength(hunk.newLines);
      }),
    );
  });
});
