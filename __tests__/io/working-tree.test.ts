import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorkingTree } from '../../src/io/working-tree.js';

let root: string;
beforeAll(() => {
  const parent = mkdtempSync(path.join(tmpdir(), 'tree-'));
  root = path.join(parent, 'repository');
  const files: Record<string, string | Uint8Array> = {
    'main.tf': '\ufeff# keeps its mark\r\n',
    'modules/web/main.tf': '# web\n',
    'infra/[a] (b)/main.tf': '# odd folder\n',
    '.github/task.json': '{}\n',
    'node_modules/x/main.tf': '# not ours\n',
    '.terraform/providers/x.tf': '# not ours\n',
    'binary.json': new Uint8Array([123, 0, 125]),
    'latin1.yaml': new Uint8Array([0x61, 0xe9, 0x0a]),
    'big.json': '{}',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  truncateSync(path.join(root, 'big.json'), 50 * 1024 * 1024);
  writeFileSync(path.join(parent, 'outside.tf'), '# outside\n');
  symlinkSync('../outside.tf', path.join(root, 'out.tf'));
  symlinkSync('modules/web/main.tf', path.join(root, 'in.tf'));
  symlinkSync('loop.tf', path.join(root, 'loop.tf'));
  symlinkSync('..', path.join(root, 'up'));
});
afterAll(() => {
  rmSync(path.dirname(root), { recursive: true, force: true });
});

describe('paths', () => {
  test('lists every file, sorted, without packages and providers, following no folder link', () => {
    expect(openWorkingTree(root).paths).toEqual([
      '.github/task.json',
      'big.json',
      'binary.json',
      'in.tf',
      'infra/[a] (b)/main.tf',
      'latin1.yaml',
      'loop.tf',
      'main.tf',
      'modules/web/main.tf',
      'out.tf',
      'up',
    ]);
  });

  test.each([
    [['modules'], ['modules/web/main.tf']],
    [
      ['./modules/', 'main.tf'],
      ['main.tf', 'modules/web/main.tf'],
    ],
    [['infra/[a] (b)'], ['infra/[a] (b)/main.tf']],
    [['**/*.json'], ['.github/task.json', 'big.json', 'binary.json']],
    [['nowhere'], []],
  ])('keeps to %j', (paths, expected) => {
    expect(openWorkingTree(root, { paths }).paths).toEqual(expected);
  });

  test('leaves out what is excluded', () => {
    const { paths } = openWorkingTree(root, { paths: ['**/*.tf'], exclude: ['modules', 'infra/**'] });
    expect(paths).toEqual(['in.tf', 'loop.tf', 'main.tf', 'out.tf']);
  });
});

describe('read', () => {
  test.each([
    ['main.tf', { text: '\ufeff# keeps its mark\r\n' }],
    ['in.tf', { text: '# web\n' }],
    ['nowhere.tf', undefined],
    ['modules', undefined],
    ['main.tf/x', undefined],
    ['out.tf', { refused: 'a link out of the repository' }],
    ['up/outside.tf', { refused: 'a link out of the repository' }],
    ['loop.tf', { refused: 'a link that leads in a circle' }],
    ['../outside.tf', { refused: 'outside of the repository' }],
    ['/etc/passwd', { refused: 'outside of the repository' }],
    ['big.json', { refused: 'larger than 5 MB' }],
    ['binary.json', { refused: 'not a text file' }],
    ['latin1.yaml', { refused: 'not encoded as UTF-8' }],
  ])('answers for %s', (name, expected) => {
    expect(openWorkingTree(root).read(name)).toEqual(expected);
  });
});
