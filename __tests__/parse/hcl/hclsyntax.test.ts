import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHcl, parseTemplate } from '../../../src/parse/hcl/parse-hcl.js';
import { bodyOutline, templateOutline } from './outline.js';

interface Row {
  readonly mode: 'config' | 'template';
  readonly text: string;
  readonly outline?: string;
  readonly error?: string;
}

const [, ...rows] = readFileSync(path.join(import.meta.dirname, 'data', 'hclsyntax.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

const refused = rows.filter((row) => row.error !== undefined);
const accepted = rows.filter((row) => row.error === undefined);

function read({ mode, text }: Row): { readonly outline: string; readonly faults: number } {
  if (mode === 'config') {
    const { body, diagnostics } = parseHcl(text);
    return { outline: bodyOutline(body), faults: diagnostics.length };
  }
  const { template, diagnostics } = parseTemplate(text);
  return { outline: templateOutline(template.parts), faults: diagnostics.length };
}

describe('what HashiCorp’s own parser says of random texts', () => {
  test('there are enough of them', () => {
    expect([accepted.length, refused.length]).toEqual([800, 300]);
  });

  test('what it accepts has the same tree and the same offsets here', () => {
    const wrong = accepted.filter((row) => read(row).outline !== row.outline || read(row).faults > 0);
    expect(wrong.map((row) => ({ ...row, ...read(row), expected: row.outline }))).toEqual([]);
  });

  test('what it refuses has a diagnostic here', () => {
    expect(refused.filter((row) => read(row).faults === 0)).toEqual([]);
  });
});
