import { describe, expect, test } from '@jest/globals';
import { watchReading } from '../../src/io/progress.js';
import { memoryTree } from '../support/memory-tree.js';

/** Reads the files of a tree, each of which takes so many milliseconds, and gives what was written. */
function written(milliseconds: number, isTerminal = true): readonly string[] {
  const lines: string[] = [];
  let clock = 0;
  const { tree, done } = watchReading(memoryTree({ 'a.tf': 'a', 'b.tf': 'b', 'c.tf': 'c' }), {
    isTerminal,
    now: () => clock,
    write: (text) => lines.push(text.replace('\r\u001b[2K', '<')),
  });
  for (const path of [...tree.paths, 'a.tf']) {
    clock += milliseconds;
    expect(tree.read(path)).toEqual({ text: path[0] });
  }
  done();
  return lines;
}

describe('progress', () => {
  test('is one line that is taken away at the end', () => {
    expect(written(600)).toEqual(['<Reading 2 of 3 files …', '<Judging …', '<Judging …', '<']);
  });

  test('is silent for what is quick, and where nobody looks', () => {
    expect(written(100)).toEqual([]);
    expect(written(600, false)).toEqual([]);
  });
});
