import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diffLines, findHunks, mapLine, renderPatch, splitLines } from './diff.js';
import type { Hunk } from './diff.js';

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');
const numbered = (count: number, prefix = 'line'): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix} ${i + 1}`);

/** The lines of a hunk's new side, with their terminators. */
const newSide = ({ lines: marked }: Hunk): string[] =>
  marked.flatMap((line, i) => {
    if (line.startsWith('-') || line.startsWith('\\')) return [];
    return [marked[i + 1]?.startsWith('\\') === true ? line.slice(1) : `${line.slice(1)}\n`];
  });

const applyHunks = (before: string, hunks: readonly Hunk[]): string => {
  const result = splitLines(before);
  for (const hunk of hunks.toReversed()) {
    result.splice(hunk.oldLines === 0 ? hunk.oldStart : hunk.oldStart - 1, hunk.oldLines, ...newSide(hunk));
  }
  return result.join('');
};

const someText = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '', '  d'), { maxLength: 25 }), fc.boolean())
  .map(([all, end]) => all.join('\n') + (end && all.length > 0 ? '\n' : ''));

describe('the shortest edit script', () => {
  test('covers both sides completely and pairs equal lines only', () => {
    fc.assert(
      fc.property(someText, someText, (one, two) => {
        const [before, after] = [splitLines(one), splitLines(two)];
        const runs = diffLines(before, after);
        expect(runs.reduce((sum, run) => sum + run.beforeCount, 0)).toBe(before.length);
        expect(runs.reduce((sum, run) => sum + run.afterCount, 0)).toBe(after.length);
        for (const run of runs.filter(({ equal }) => equal)) {
          expect(before.slice(run.before, run.before + run.beforeCount)).toEqual(
            after.slice(run.after, run.after + run.afterCount),
          );
        }
      }),
    );
  });

  test('gives up on texts that have nothing in common instead of running for ever', () => {
    const runs = diffLines(splitLines(lines(...numbered(3000, 'a'))), splitLines(lines(...numbered(3000, 'b'))));
    expect(runs).toEqual([{ equal: false, before: 0, after: 0, beforeCount: 3000, afterCount: 3000 }]);
  });
});

describe('hunks', () => {
  test.each([
    {
      name: 'a change with context',
      before: lines('a', 'b', 'c', 'd', 'e'),
      after: lines('a', 'b', 'X', 'd', 'e'),
      patch: '@@ -1,5 +1,5 @@\n a\n b\n-c\n+X\n d\n e',
    },
    { name: 'a new file', before: '', after: lines('a', 'b'), patch: '@@ -0,0 +1,2 @@\n+a\n+b' },
    { name: 'a new file of one line', before: '', after: lines('a'), patch: '@@ -0,0 +1 @@\n+a' },
    { name: 'a removed file', before: lines('a', 'b'), after: '', patch: '@@ -1,2 +0,0 @@\n-a\n-b' },
    {
      name: 'a lost final line end',
      before: lines('a'),
      after: 'a',
      patch: '@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file',
    },
    { name: 'no change', before: lines('a'), after: lines('a'), patch: '' },
  ])('$name is written as git writes it', ({ before, after, patch }) => {
    expect(renderPatch(findHunks(before, after))).toBe(patch);
  });

  test('two changes six lines apart share a hunk, seven lines apart they do not', () => {
    const before = numbered(30);
    const change = (gap: number): Hunk[] =>
      findHunks(lines(...before), lines(...before.map((line, i) => (i === 5 || i === 6 + gap ? `${line}!` : line))));
    expect(change(6)).toHaveLength(1);
    expect(change(7)).toHaveLength(2);
  });

  test('turn the text before into the text after', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        expect(applyHunks(before, findHunks(before, after))).toBe(after);
      }),
    );
  });
});

describe('git itself', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'diff-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const applyWithGit = (before: string, patch: string): void => {
    writeFileSync(join(folder, 'file'), before);
    writeFileSync(join(folder, 'patch'), `--- a/file\n+++ b/file\n${patch}\n`);
    execFileSync('git', ['apply', '--check', 'patch'], { cwd: folder, stdio: 'pipe' });
  };

  test.each([
    [lines(...numbered(40)), lines(...numbered(40).map((line, i) => (i % 12 === 3 ? `${line}!` : line)))],
    [lines(...numbered(9)), `${lines(...numbered(8))}the end`],
    [lines('resource {', '  a', '  b', '  c', '  d', '}'), lines('resource {', '  a', '  b', '  c', '}')],
  ])('accepts the patch (%#)', (before, after) => {
    expect(() => {
      applyWithGit(before, renderPatch(findHunks(before, after)));
    }).not.toThrow();
  });
});

describe('where a line went', () => {
  const before = lines('a', 'b', 'c', 'd');
  test.each([
    { name: 'moved down by an insertion above', after: lines('new', 'a', 'b', 'c', 'd'), to: 3 },
    { name: 'stayed before a change below', after: lines('a', 'b', 'c', 'x'), to: 2 },
    { name: 'was changed', after: lines('a', 'B', 'c', 'd'), to: undefined },
    { name: 'was removed', after: lines('a', 'c', 'd'), to: undefined },
  ])('$name', ({ after, to }) => {
    expect(mapLine(before, after, 2)).toBe(to);
  });
});
