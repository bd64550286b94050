/** A short form of `npm run fuzz`, with the same seeds always. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { TARGETS, damagedRepository } from '../../scripts/fuzz/cases.js';
import { watchCases } from '../../scripts/fuzz/watch-cases.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What takes long is for the long form. */
const LONG = ['bombs', 'crowds'];

function fuzz(...argv: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/fuzz.ts', ...argv], { cwd: ROOT, encoding: 'utf8' });
}

describe('damaged and hostile repositories', () => {
  test('are reviewed without a crash, a hang or a place outside of a file', () => {
    const only = TARGETS.filter((target) => !LONG.includes(target)).join(',');
    const { status, stdout, stderr } = fuzz('--runs', '4', '--seed', '20261', '--only', only);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('hcl 4, terraform-json 4, plan 4,');
    expect(stdout).toContain('first seed 20261: 0 failed');
  });
});

describe('a case', () => {
  test('is the same repository for the same seed', () => {
    const [first, again, other] = [7, 7, 8].map((seed) => damagedRepository({ target: 'plan', seed }));
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
  });

  test('that ends its process is told, and the next one runs all the same', async () => {
    const cases = [
      { target: 'nothing of that name', seed: 1 },
      { target: 'plan', seed: 1 },
    ];
    const { failures, timed } = await watchCases(cases);
    expect(failures).toEqual([{ of: cases[0], faults: [expect.stringContaining('nothing of that name')] }]);
    expect(timed.map(({ of }) => of)).toEqual([cases[1]]);
  });
});

test('an option that makes no sense is refused with what is allowed', () => {
  const { status, stderr } = fuzz('--only', 'pascal');
  expect(status).toBe(2);
  expect(stderr).toContain('--only takes hcl, terraform-json, plan,');
});
