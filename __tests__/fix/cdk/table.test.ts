/** Every row of the CDK table was carried out with the real library: `npm run cdk-table` keeps the record. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { STATEMENTS } from '../../../src/fix/cdk/statements.js';
import { TABLE } from '../../../src/fix/cdk/table.js';

interface Recorded {
  readonly maker: string;
  readonly want: string;
  readonly prop: string;
  readonly code?: string;
  readonly verified: boolean;
}

const RECORD = JSON.parse(readFileSync('data/cdk.json', 'utf8')) as { readonly rows: readonly Recorded[] };
const verified = (wanted: Partial<Recorded>): boolean =>
  RECORD.rows.some(
    (row) => row.verified && Object.entries(wanted).every(([key, value]) => row[key as keyof Recorded] === value),
  );

describe('the record of what was synthesized', () => {
  const rows = TABLE.flatMap(({ makers, rows: own }) =>
    makers.flatMap((maker) => own.map((row) => ({ maker, ...row }))),
  );

  test.each(rows.map((row) => [row.maker, row.prop, row] as const))('has %s %s', (maker, prop, { want, code }) => {
    expect(verified({ maker, want, prop, ...(code === undefined ? {} : { code }) })).toBe(true);
  });

  test.each(STATEMENTS.map(({ want }) => [want]))('has the statement for %s', (want) => {
    expect(verified({ want, prop: '(statement)' })).toBe(true);
  });

  test('has nothing that the table no longer has', () => {
    const known = new Set(rows.map(({ maker, want, prop }) => `${maker} ${want} ${prop}`));
    const statements = new Set(STATEMENTS.map(({ want }) => want));
    const left = RECORD.rows.filter(({ maker, want, prop }) =>
      prop === '(statement)' ? !statements.has(want) : !known.has(`${maker} ${want} ${prop}`),
    );
    expect(left).toEqual([]);
  });
});
