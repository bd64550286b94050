import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hunksBetween } from '../../src/diff/hunks.js';
import { diffLines, type Replacement } from '../../src/diff/line-diff.js';
import { parsePatch } from '../../src/diff/parse-patch.js';
import { findHunks, renderPatch } from '../support/github/diff.js';

function replay(before: readonly string[], after: readonly string[], changes: readonly Replacement[]): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const { oldStart, oldLines, newStart, newLines } of changes) {
    lines.push(...before.slice(at, oldStart), ...after.slice(newStart, newStart + newLines));
    at = oldStart + oldLines;
  }
  return [...lines, ...before.slice(at)];
}

/** The length of the longest common subsequence, by the textbook table. */
function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const left of before) {
    const next = [0];
    for (const [index, right] of after.entries()) {
      next.push(left === right ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!));
    }
    row = next;
  }
  return row.at(-1)!;
}

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });

describe('the line diff', () => {
  test('turns the one text into the other with the fewest edits', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = diffLines(before, after)!;
        expect(replay(before, after, changes)).toEqual(after);
        const edits = changes.reduce((sum, { oldLines, newLines }) => sum + oldLines + newLines, 0);
        expect(edits).toBe(before.length + after.length - 2 * longestCommon(before, after));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    { title: 'equal texts', before: ['a'], after: ['a'], expected: [] },
    { title: 'empty texts', before: [], after: [], expected: [] },
    { title: 'a new text', before: [], after: ['a'], expected: [[0, 0, 0, 1]] },
    { title: 'a removed text', before: ['a'], after: [], expected: [[0, 1, 0, 0]] },
  ])('knows $title', ({ before, after, expected }) => {
    const found = diffLines(before, after)!;
    expect(found.map((one) => [one.oldStart, one.oldLines, one.newStart, one.newLines])).toEqual(expected);
  });

  test('gives up on texts that share too little, and says so', () => {
    const many = (mark: string) => Array.from({ length: 4000 }, (_, index) => `${mark}${String(index)}`);
    expect(diffLines(many('a'), many('b'))).toBeUndefined();
  });

  test('takes linear time for long texts with few changes', () => {
    const before = Array.from({ length: 100_000 }, (_, index) => String(index % 1000));
    const after = before.map((line, index) => (index % 500 === 7 ? `${line}!` : line));
    const start = performance.now();
    expect(diffLines(before, after)).toHaveLength(200);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('computed hunks', () => {
  const text = fc
    .tuple(fc.array(fc.constantFrom('a', 'b', '', 'c', 'd\r'), { maxLength: 40 }), fc.boolean())
    .map(([all, ended]) => all.join('\n') + (ended ? '\n' : ''));

  test('are those of the patch', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const fromPatch = parsePatch(renderPatch(findHunks(before, after)))!;
        const own = hunksBetween(before, after)!;
        const countOf = (hunks: typeof own) => hunks.flatMap((hunk) => hunk.lines.filter(({ added }) => added)).length;
        expect(countOf(own)).toBe(countOf(fromPatch));
        const head = after.split('\n');
        for (const line of own.flatMap((hunk) => hunk.lines))
          expect(line.text).toBe(head[line.line - 1]!.replace(/\r$/, ''));
      }),
    );
  });

  test('have three lines of context and meet when these touch', () => {
    const before = Array.from({ length: 30 }, (_, index) => `${String(index + 1)}\n`);
    const change = (...at: readonly number[]) =>
      before.map((line, index) => (at.includes(index + 1) ? 'x\n' : line)).join('');
    const ranges = (after: string) =>
      hunksBetween(before.join(''), after)!.map(({ lines: head }) => [head[0]!.line, head.at(-1)!.line]);
    expect(ranges(change(5, 12))).toEqual([[2, 15]]);
    expect(ranges(change(5, 13))).toEqual([
      [2, 8],
      [10, 16],
    ]);
    expect(ranges(change(1, 30))).toEqual([
      [1, 4],
      [27, 30],
    ]);
  });
});
