import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reversePatch } from '../../src/diff/reverse-patch.js';
import { findHunks, renderPatch } from '../support/github/diff.js';

const cases: readonly (readonly [string, string, string])[] = [
  ['a changed line', 'a\nb\nc\n', 'a\nB\nc\n'],
  ['an added file', '', 'a\n'],
  ['a removed file', 'a\nb\n', ''],
  ['a line end added at the end', 'a\nb', 'a\nb\n'],
  ['a line end removed at the end', 'a\nb\n', 'a\nb'],
  ['no line end before and after', 'a\nb', 'A\nb'],
  ['carriage returns', 'a\r\nb\r\n', 'a\r\nB\r\n'],
  ['lines that look like a patch', '-- a\n++ b\n@@ c\n', '-- a\n@@ -1 +1 @@\n+++ b\n'],
  ['two hunks', `a\n${'x\n'.repeat(20)}b\n`, `A\n${'x\n'.repeat(20)}B\n`],
];

describe('undoing a patch', () => {
  test.each(cases)('gives back the text before: %s', (_title, before, after) => {
    expect(reversePatch(renderPatch(findHunks(before, after)), after)).toBe(before);
  });

  test('gives back any text', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', '\n', '-x\n', '+y\n', '@@\n', ' z\r\n', 'end'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [from, to] = [before.join(''), after.join('')];
        fc.pre(from !== to);
        expect(reversePatch(renderPatch(findHunks(from, to)), to)).toBe(from);
      }),
    );
  });

  test.each([
    ['a text that it does not lead to', '@@ -1,2 +1,2 @@\n a\n-b\n+B\n', 'a\nC\n'],
    ['a text that is too short', '@@ -9,2 +9,2 @@\n a\n-b\n+B\n', 'a\nB\n'],
  ])('is refused for %s', (_title, patch, after) => {
    expect(reversePatch(patch, after)).toBeUndefined();
  });
});
