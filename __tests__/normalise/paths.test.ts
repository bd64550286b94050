import { expect, test } from '@jest/globals';
import { resolvePath } from '../../src/normalise/paths.js';

test.each([
  ['a/b', '../c', 'a/c'],
  ['', 'a/./b', 'a/b'],
  ['a', '..', ''],
  ['a', '../..', undefined],
  ['', '../a', undefined],
])('from %j, %j leads to %j', (folder, path, found) => {
  expect(resolvePath(folder, path)).toBe(found);
});
