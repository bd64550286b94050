import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { locationOf } from '../../src/io/locations.js';

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'locations-')));
  for (const name of ['a/b', 'a/c', 'other']) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'a/c/main.tf'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  { asked: [], current: 'a', root: 'a', paths: [] },
  { asked: ['.'], current: 'a', root: 'a', paths: [] },
  { asked: ['b', 'c/main.tf'], current: 'a', root: 'a', paths: ['b', 'c/main.tf'] },
  { asked: ['../other'], current: 'a', root: 'other', paths: [] },
  { asked: ['../a/c/main.tf'], current: 'other', root: 'a/c', paths: ['main.tf'] },
  { asked: ['b', '../other'], current: 'a', root: '', paths: ['a/b', 'other'] },
  { asked: ['**/*.tf'], current: 'a', root: 'a', paths: ['**/*.tf'] },
])('$asked from $current is $paths in $root', ({ asked, current, root, paths }) => {
  expect(locationOf(asked, path.join(folder, current))).toEqual({ root: path.join(folder, root), paths });
});

test('a path that does not exist is an error that names it', () => {
  expect(() => locationOf(['nowhere'], folder)).toThrow(
    expect.objectContaining({ name: 'UserError', message: expect.stringContaining('nowhere') }),
  );
});
