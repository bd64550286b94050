import { describe, expect, test } from '@jest/globals';
import { applyEdits, conflicts, overlaps } from '../../src/fix/edits.js';
import type { TextEdit } from '../../src/model/finding.js';

const edit = (start: number, end: number, text: string): TextEdit => ({ path: 'a', start, end, text });

describe('edits', () => {
  test('are offsets into the original text, in any order', () => {
    expect(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, '1')])).toBe('1 two 3');
  });

  test('without any leave the text as it is', () => {
    expect(applyEdits('\uFEFFa\r\n', [])).toBe('\uFEFFa\r\n');
  });

  test('put an insertion before a replacement that begins there, and behind one that ends there', () => {
    expect(applyEdits('abc', [edit(1, 2, 'B'), edit(1, 1, '<'), edit(2, 2, '>')])).toBe('a<B>c');
  });

  test('at one offset put the deeper line first, so that it stays in the inner map of YAML', () => {
    expect(applyEdits('a:\n  b: 1', [edit(9, 9, '\nd: 3'), edit(9, 9, '\n  c: 2')])).toBe('a:\n  b: 1\n  c: 2\nd: 3');
  });
});

const PAIRS: Readonly<Record<string, readonly [TextEdit, TextEdit, boolean, boolean]>> = {
  'two insertions at one offset': [edit(3, 3, 'a'), edit(3, 3, 'b'), false, false],
  'the same edit twice': [edit(3, 5, 'a'), edit(3, 5, 'a'), false, false],
  'an insertion inside a replacement': [edit(1, 5, 'a'), edit(3, 3, 'b'), true, true],
  'an insertion at the edge of a replacement': [edit(1, 3, 'a'), edit(3, 3, 'b'), false, false],
  'an insertion at the edge of a deletion': [edit(1, 3, ''), edit(3, 3, 'b'), false, true],
  'two deletions that touch': [edit(1, 3, ''), edit(3, 5, ''), false, true],
  'different replacements of one span': [edit(1, 3, 'a'), edit(1, 3, 'b'), true, true],
  'one span in two files': [edit(1, 3, 'a'), { ...edit(1, 3, 'b'), path: 'other' }, false, false],
};

describe('two edits', () => {
  test.each(Object.entries(PAIRS))('%s', (_title, [a, b, overlapping, conflicting]) => {
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([overlapping, overlapping]);
    expect([conflicts(a, b), conflicts(b, a)]).toEqual([conflicting, conflicting]);
  });
});
