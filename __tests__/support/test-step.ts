import { expect, test } from '@jest/globals';
import fastGlob from 'fast-glob';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RULES = fileURLToPath(new URL('../rules', import.meta.url));

/** Runs the tests of all rules in this folder as one file. */
export async function testStep(folder: string): Promise<void> {
  const files = fastGlob.sync('*.test.ts', { cwd: path.join(RULES, folder) }).sort();

  test(`the rules of ${folder} have tests`, () => {
    expect(files.length).toBeGreaterThan(0);
  });

  for (const file of files) await import(path.join(RULES, folder, file));
}
