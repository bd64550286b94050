import { describe, expect, test } from '@jest/globals';
import { insideAssembly, resolvePath } from '../../../src/normalise/cdk/assembly-path.js';

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

  test.each([
    ['a/b', '../c', 'a/c'],
    ['', 'a/./b', 'a/b'],
    ['a', '..', ''],
    ['a', '../..', undefined],
    ['', '../a', undefined],
  ])('from %j, %j leads to %j', (folder, path, found) => {
    expect(resolvePath(folder, path)).toBe(found);
  });
});
