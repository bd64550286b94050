import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { writeText } from '../../src/io/terminal.js';

test('a file is written with the folders that it needs, as a first baseline is', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'terminal-'));
  try {
    writeText(root, '.github/ecs-baseline.json', 'first');
    writeText(root, '.github/ecs-baseline.json', 'second');
    expect(readFileSync(path.join(root, '.github/ecs-baseline.json'), 'utf8')).toBe('second');
  } finally {
    rmSync(root, { recursive: true });
  }
});
