import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseExpression, parseHcl } from '../../../src/parse/hcl/parse-hcl.js';

interface Row {
  readonly id: string;
  readonly expr: string;
  readonly error?: string;
}

const ORACLE = path.resolve(import.meta.dirname, '..', '..', 'corpus', 'terraform', 'oracle');

const rows = ['expressions.jsonl', 'unknowns.jsonl'].flatMap((name) =>
  readFileSync(path.join(ORACLE, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
);

/** The summaries of Terraform's errors that come from the syntax and not from values. */
const SYNTAX_ERRORS = new Set([
  'Invalid escape sequence',
  "Invalid 'for' expression",
  'Invalid character',
  'Missing item separator',
  'Invalid expression',
  'Missing newline after argument',
  'Unsupported operator',
  'Unexpected else directive',
  'Unexpected endif directive',
  'Unterminated template string',
  'Missing close bracket on index',
]);

const isRefused = ({ error }: Row): boolean => error !== undefined && SYNTAX_ERRORS.has(error);

describe('the expressions that Terraform itself was asked about', () => {
  test('there are enough of them', () => {
    expect(rows.length).toBe(1347);
    expect(rows.filter(isRefused)).toHaveLength(24);
  });

  test('those with a syntax error have a diagnostic, and no other has one', () => {
    for (const row of rows) {
      const { diagnostics } = parseHcl(`x = ${row.expr}\n`);
      expect({ id: row.id, refused: diagnostics.length > 0 }).toEqual({ id: row.id, refused: isRefused(row) });
    }
  });

  test('alone they are the same as in an argument', () => {
    for (const row of rows.filter((candidate) => !isRefused(candidate))) {
      const { expression, diagnostics } = parseExpression(row.expr);
      expect({ id: row.id, diagnostics }).toEqual({ id: row.id, diagnostics: [] });
      const [attribute] = parseHcl(`x=${row.expr}\n`).body.items;
      const end = attribute?.kind === 'attribute' ? attribute.value.span.end - 2 : -1;
      expect({ id: row.id, end: expression.span.end }).toEqual({ id: row.id, end });
    }
  });
});
