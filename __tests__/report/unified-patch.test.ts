import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unifiedPatch } from '../../src/report/unified-patch.js';

/** What `git apply` makes of a file. */
function applied(name: string, before: string, after: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'patch-'));
  try {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, before);
    const patch = unifiedPatch(name, before, after);
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: patch, encoding: 'utf8' });
    return status === 0 ? readFileSync(file, 'utf8') : stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a unified patch', () => {
  test.each([
    ['a.tf', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['in/a folder/b c.yml', 'a\n', 'a\nb\n'],
    ['crlf.json', 'a\r\nb\r\n', 'a\r\nb\r\nc\r\n'],
    ['no-end.json', '{ "a": 1 }', '{ "a": 2 }'],
    ['bom.json', '\uFEFFa\nb\n', '\uFEFFa\n'],
    ['far.tf', `a\n${'x\n'.repeat(30)}b\n`, `A\n${'x\n'.repeat(30)}B\n`],
  ])('of %s is taken by git apply', (name, before, after) => {
    expect(applied(name, before, after)).toBe(after);
  });

  test('of nothing is empty', () => {
    expect(unifiedPatch('a.tf', 'a\n', 'a\n')).toBe('');
  });
});
