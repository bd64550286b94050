import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { numberText } from '../../../src/normalise/terraform/value/number-text.js';
import { toJson, type Json } from '../../../src/normalise/terraform/value/to-json.js';
import type { Value } from '../../../src/normalise/terraform/value/value.js';
import { expressionScope, treeOf, type ExpressionScope } from '../../support/terraform-scope.js';

const CORPUS = '__tests__/corpus/terraform';

interface Row {
  readonly id: string;
  readonly expr: string;
  readonly result?: Json;
  readonly type?: unknown;
  readonly error?: string;
  readonly unknown?: Json;
  readonly lossy?: boolean;
  readonly infinite?: boolean;
  readonly console?: string;
  readonly sensitive?: boolean;
  /** Of unknowns.jsonl. */
  readonly after?: Json;
  readonly after_unknown?: Json;
  readonly partial?: boolean;
  readonly stand_in?: Json;
  readonly line: string;
}

function rowsOf(name: string): readonly Row[] {
  const lines = readFileSync(`${CORPUS}/oracle/${name}.jsonl`, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => ({ ...(JSON.parse(line) as Omit<Row, 'line'>), line }));
}

/** Rows that cannot pass, with the reason. */
const OPEN = JSON.parse(readFileSync(`${CORPUS}/open-rows.json`, 'utf8')) as Readonly<Record<string, string>>;

/** `more`: known where Terraform's plan does not know it, and not contradicted by it. */
type Verdict = 'equal' | 'error agreed' | 'unknown' | 'more' | 'wrong' | 'error expected' | 'value expected';

interface Judged {
  readonly verdict: Verdict;
  readonly detail: string;
}

const EQUAL: Judged = { verdict: 'equal', detail: '' };

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== 'object' || json === null) return Object.is(json, -0) ? 0 : json;
  const pairs = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([key, value]: [string, unknown]) => [key, sorted(value)]));
}

function judgeExpression(row: Row, scope: ExpressionScope): Judged {
  const { value, error } = scope.evaluate(row.expr);
  if (row.error !== undefined) {
    if (value === undefined) return { verdict: 'error agreed', detail: '' };
    const verdict = value.data.kind === 'unknown' ? 'unknown' : 'error expected';
    return { verdict, detail: `${JSON.stringify(toJson(value).result)} instead of: ${row.line.slice(0, 300)}` };
  }
  if (value === undefined) return { verdict: 'value expected', detail: error };
  return judgeValue(row, value);
}

function judgeValue(row: Row, value: Value): Judged {
  const json = toJson(value);
  const wanted = row.unknown ?? false;
  const detail = `${JSON.stringify(json)} instead of ${row.line.slice(0, 600)}`;
  if (wanted === true) return json.unknown === true ? EQUAL : { verdict: 'wrong', detail };
  if (json.unknown === true) return { verdict: 'unknown', detail };
  if (!same(json.unknown, wanted) || !sameResult(row, value)) return { verdict: 'wrong', detail };
  const typed = row.type === undefined || same(json.type, row.type);
  return typed && json.sensitive === (row.sensitive ?? false) ? EQUAL : { verdict: 'wrong', detail };
}

function sameResult(row: Row, value: Value): boolean {
  const { data } = value;
  if (row.infinite === true) return data.kind === 'number' && numberText(data.value) === row.console;
  const digits = /"result": (-?[\d.]+),/.exec(row.line)?.[1];
  if (row.lossy === true && digits !== undefined) return data.kind === 'number' && numberText(data.value) === digits;
  return same(toJson(value).result, row.result ?? null);
}

/** Terraform may know less, where a reader of the source sees more, or more, from what it knows of providers. */
function judgeUnknown(row: Row, scope: ExpressionScope): Judged {
  const { value, error } = scope.evaluate(row.expr);
  if (row.error !== undefined)
    return { verdict: value === undefined ? 'error agreed' : 'error expected', detail: row.line };
  if (value === undefined) return { verdict: 'value expected', detail: error };
  const json = toJson(value);
  const detail = `${JSON.stringify(json)} instead of ${row.line.slice(0, 600)}`;
  if (row.stand_in !== undefined && json.stand_in !== undefined && !same(json.stand_in, row.stand_in))
    return { verdict: 'wrong', detail };
  if (row.partial === true) return EQUAL;
  if (!same(json.unknown, row.after_unknown)) {
    return { verdict: json.unknown === true ? 'unknown' : row.after_unknown === true ? 'more' : 'wrong', detail };
  }
  if (row.after_unknown !== true && !same(json.result, row.after)) return { verdict: 'wrong', detail };
  return isAsPrecise(json.type, row.type) ? EQUAL : { verdict: 'wrong', detail };
}

/** Where Terraform leaves a type open, a more precise one is as right. */
function isAsPrecise(own: unknown, wanted: unknown): boolean {
  if (wanted === 'dynamic') return true;
  if (Array.isArray(own) && Array.isArray(wanted)) {
    return own.length === wanted.length && own.every((part, index) => isAsPrecise(part, wanted[index]));
  }
  if (typeof own !== 'object' || own === null || typeof wanted !== 'object' || wanted === null) return own === wanted;
  const keys = new Set([...Object.keys(own), ...Object.keys(wanted)]);
  return [...keys].every((key) =>
    isAsPrecise((own as Record<string, unknown>)[key], (wanted as Record<string, unknown>)[key]),
  );
}

const SETS = [
  { name: 'expressions', folder: 'scope', judge: judgeExpression, share: 0.99 },
  { name: 'unknowns', folder: 'unknown_scope', judge: judgeUnknown, share: 0.95 },
];

describe.each(SETS)('the golden $name', ({ name, folder, judge, share }) => {
  const scope = expressionScope(treeOf(`${CORPUS}/oracle/${folder}`));
  const judged = rowsOf(name).map((row) => ({ id: row.id, ...judge(row, scope) }));
  const isRight = ({ verdict }: Judged): boolean => verdict === 'equal' || verdict === 'error agreed';

  test('are answered as Terraform does, except for the rows that are listed as open', () => {
    const failing = judged.filter((row) => !isRight(row) && OPEN[row.id] === undefined);
    expect(failing.map((row) => `${row.id}: ${row.verdict}: ${row.detail}`)).toEqual([]);
  });

  test('have no row listed as open that passes', () => {
    expect(judged.filter((row) => isRight(row) && OPEN[row.id] !== undefined).map((row) => row.id)).toEqual([]);
  });

  test('are never answered by a known value that is wrong', () => {
    expect(judged.filter((row) => row.verdict === 'wrong').map((row) => row.id)).toEqual([]);
  });

  test(`are right for at least ${String(share * 100)} % of the rows`, () => {
    const counts = new Map<Verdict, number>();
    for (const { verdict } of judged) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    process.stdout.write(
      `${name}: ${[...counts].map(([verdict, count]) => `${String(count)} ${verdict}`).join(', ')}\n`,
    );
    expect(judged.filter(isRight).length / judged.length).toBeGreaterThanOrEqual(share);
  });
});

test('the list of open rows names only rows that exist', () => {
  const ids = new Set([...rowsOf('expressions'), ...rowsOf('unknowns')].map((row) => row.id));
  expect(Object.keys(OPEN).filter((id) => !ids.has(id))).toEqual([]);
});
