/** Suggestions for the code of the samples, all made at once: what one writes does not disturb another. */
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isSameTree } from '../../../src/fix/cdk/same-tree.js';
import { fixAll } from '../../../src/fix-all.js';
import type { ReviewOptions } from '../../../src/model/options.js';
import { parseScript } from '../../../src/parse/script.js';
import { filesIn } from '../../normalise/cdk/disk-tree.js';
import { memoryTree } from '../../support/memory-tree.js';

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: [],
  varFiles: [],
  suggestions: true,
};

function treeOf(text: string) {
  return parseScript('a.ts', text)!.program;
}

describe.each(['__tests__/corpus/cdk/orders', '__tests__/corpus/cdk/agents', 'examples/insecure/cdk'])(
  '%s',
  (folder) => {
    const files = filesIn(path.resolve(folder));
    const fixed = fixAll(memoryTree(files), OPTIONS);
    const texts = [...fixed.texts];

    test('only code is written, and all of it can be read', () => {
      expect(texts.length).toBeGreaterThan(0);
      for (const [name, text] of texts) {
        expect(name).toMatch(/\.ts$/);
        expect(text).not.toBe(files[name]);
        expect(parseScript(name, text)?.isWhole).toBe(true);
      }
    });

    test('the problems are gone once the app is synthesized', () => {
      expect(fixed.fixed).toBeGreaterThan(2);
      expect(fixed.stale.length).toBeGreaterThan(0);
      for (const name of fixed.stale) expect(name).toMatch(/^cdk\.out\/.*\.template\.json$/);
    });

    test('every line that was there is there still, but for values', () => {
      for (const [name, text] of texts) {
        const after = text.split('\n');
        const gone = files[name]!.split('\n').filter((line) => !after.includes(line));
        for (const line of gone) expect(line).toMatch(/[,{(]|\w+: \S+/);
        expect(after.length).toBeGreaterThanOrEqual(files[name]!.split('\n').length);
      }
    });
  },
);

describe('trees are the same', () => {
  const BEFORE = 'f(a, { b: 1, c: g() });';
  const at = BEFORE.indexOf('{');

  test.each([
    ['with the allowed key', 'f(a, { b: 1, c: g(), d: 2 });', 'd', true],
    ['with another value of it', 'f(a, { b: 2, c: g() });', 'b', true],
    ['in another layout', 'f(\n  a,\n  { b: 1, /* one */ c: (g()), d: 2 },\n);', 'd', true],
    ['without the allowed key', 'f(a, { b: 1, c: g() });', 'd', false],
    ['with another key', 'f(a, { b: 1, c: g(), e: 2, d: 2 });', 'd', false],
    ['with the key twice', 'f(a, { b: 1, c: g(), d: 2, d: 3 });', 'd', false],
    ['with other code', 'f(x, { b: 1, c: g(), d: 2 });', 'd', false],
    ['with more code', 'f(a, { b: 1, c: g(), d: 2 }); h();', 'd', false],
    ['with another operator', 'f(a, { b: 1, c: g, d: 2 });', 'd', false],
  ])('%s: %s', (...[, after, key, expected]) => {
    expect(isSameTree(treeOf(BEFORE), treeOf(after), [{ at, key }])).toBe(expected);
  });

  test('with options where there were none, and with nothing else', () => {
    const before = treeOf('a.b(c);');
    expect(isSameTree(before, treeOf('a.b(c, { d: 1 });'), [{ at: 0, key: 'd' }])).toBe(true);
    expect(isSameTree(before, treeOf('a.b(c, { d: 1 });'), [])).toBe(false);
    expect(isSameTree(before, treeOf('a.b(x, { d: 1 });'), [{ at: 0, key: 'd' }])).toBe(false);
  });
});
