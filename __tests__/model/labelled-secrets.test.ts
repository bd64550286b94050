/**
 * Names and values that people labelled, positive and negative. The pieces of a value are put together here, so that no
 * scanner of pushes takes the corpus for a leak; every credential in it is made up.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { judgeEntry } from '../../src/model/secret-entry.js';

interface Row {
  readonly name: string;
  readonly value: string;
  readonly isSecret: boolean;
}

const ROWS: readonly Row[] = readFileSync('__tests__/corpus/secrets/labelled.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [name = '', value = '', secret] = line.split('\t');
    return { name, value: value.replaceAll('‖', ''), isSecret: secret === 'yes' };
  });

function isFound({ name, value }: Row): boolean {
  const { byName, byValue, isOfAws } = judgeEntry(name, value);
  return byName === 'secret' || byValue !== undefined || isOfAws;
}

const share = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

describe('the labelled names and values', () => {
  const found = ROWS.filter(isFound);
  const secrets = ROWS.filter(({ isSecret }) => isSecret);
  const right = found.filter(({ isSecret }) => isSecret);
  const show = (rows: readonly Row[]): readonly string[] =>
    rows.map(({ name, value }) => `${name}=${value.slice(0, 40)}`);

  test('are enough of either kind', () => {
    expect(secrets.length).toBeGreaterThanOrEqual(100);
    expect(ROWS.length - secrets.length).toBeGreaterThanOrEqual(100);
  });

  test('are told apart in 98 of 100 cases, in both directions', () => {
    const precision = share(right.length, found.length);
    const recall = share(right.length, secrets.length);
    process.stdout.write(
      `labelled secrets: ${String(ROWS.length)} rows, precision ${String(precision)} %, recall ${String(recall)} %\n`,
    );
    const wrong = {
      missed: show(secrets.filter((row) => !isFound(row))),
      alarms: show(found.filter(({ isSecret }) => !isSecret)),
    };
    expect({ ...wrong, isPrecise: precision >= 98, isComplete: recall >= 98 }).toMatchObject({
      isPrecise: true,
      isComplete: true,
    });
  });
});
