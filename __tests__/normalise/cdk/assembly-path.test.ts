import { describe, expect, test } from '@jest/globals';
import { insideAssembly } from '../../../src/normalise/cdk/assembly-path.js';

describe('paths that an assembly names', () => {
  test.each([
    ['a.json', 'cdk.out/a.json'],
    ['./a/./b.json', 'cdk.out/a/b.json'],
    ['a//b.json', 'cdk.out/a/b.json'],
  ])('%s is %s', (path, found) => {
    expect(insideAssembly('cdk.out', path)).toBe(found);
  });

  test.each(['', '.', '..', '../a.json', 'a/../../b', 'a/../b', '/a', '\\a', 'a\\..\\b', 'C:a', 'https://x'])(
    '%j is refused',
    (path) => {
      expect(insideAssembly('cdk.out', path)).toBeUndefined();
    },
  );
});
