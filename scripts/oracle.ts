/**
 * Compares the Terraform evaluator with a `terraform` or `tofu` on the path, over the golden expressions: `npm run oracle`.
 * Without one it says so and succeeds.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toJson } from '../src/normalise/terraform/value/to-json.js';
import { treeOf } from './terraform/disk-tree.js';
import { exactJson } from './terraform/exact-json.js';
import { expressionScope } from './terraform/expression-scope.js';

const ORACLE = path.resolve(import.meta.dirname, '..', '__tests__', 'corpus', 'terraform', 'oracle');

interface Row {
  readonly id: string;
  readonly expr: string;
  readonly area?: string;
  readonly error?: string;
  readonly unknown?: unknown;
  readonly sensitive?: boolean;
  readonly infinite?: boolean;
  readonly lossy?: boolean;
}

/** Rows that Terraform answers with a value that JSON can hold. */
function comparable({ error, unknown, sensitive, infinite, lossy, area }: Row): boolean {
  const isSpecial = sensitive === true || infinite === true || lossy === true;
  return error === undefined && (unknown ?? false) === false && !isSpecial && area !== 'console_only';
}

function findBinary(): string | undefined {
  return ['terraform', 'tofu'].find((name) => {
    try {
      execFileSync(name, ['version'], { stdio: 'ignore', env: quiet() });
      return true;
    } catch {
      return false;
    }
  });
}

/** Neither the network nor anything that a person configured takes part. */
function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: '/dev/null' };
}

/** All answers in one run: each expression becomes a local value. */
function ask(binary: string, rows: readonly Row[], folder: string): Readonly<Record<string, unknown>> {
  const locals = rows.map(({ expr }, index) => `  oracle_${String(index)} = ${expr}\n`).join('');
  writeFileSync(path.join(folder, 'oracle_rows.tf'), `locals {\n${locals}}\n`);
  const pairs = rows.map(({ id }, index) => `${JSON.stringify(id)} = local.oracle_${String(index)}`);
  const input = `base64encode(nonsensitive(jsonencode({ ${pairs.join(', ')} })))\n`;
  const output = execFileSync(binary, ['console'], { cwd: folder, input, encoding: 'utf8', env: quiet() });
  return JSON.parse(Buffer.from(output.trim().replaceAll('"', ''), 'base64').toString('utf8')) as Record<
    string,
    unknown
  >;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([key, inner]: [string, unknown]) => [key, sorted(inner)]));
}

interface Counts {
  equal: number;
  unknown: number;
  readonly different: string[];
}

function compare(rows: readonly Row[], answers: Readonly<Record<string, unknown>>): Counts {
  const scope = expressionScope(treeOf(path.join(ORACLE, 'scope')));
  const counts: Counts = { equal: 0, unknown: 0, different: [] };
  for (const { id, expr } of rows) {
    const { value, error } = scope.evaluate(expr);
    if (value === undefined) counts.different.push(`${id}: ${error}`);
    else if (toJson(value).unknown !== false) counts.unknown += 1;
    else if (JSON.stringify(sorted(JSON.parse(exactJson(value)))) === JSON.stringify(sorted(answers[id])))
      counts.equal += 1;
    else counts.different.push(`${id}: ${exactJson(value)} instead of ${JSON.stringify(answers[id])}`);
  }
  return counts;
}

function run(binary: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'oracle-'));
  try {
    cpSync(path.join(ORACLE, 'scope'), folder, { recursive: true });
    const lines = readFileSync(path.join(ORACLE, 'expressions.jsonl'), 'utf8').split('\n');
    const all = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
    const rows = all.filter(comparable);
    const { equal, unknown, different } = compare(rows, ask(binary, rows, folder));
    for (const line of different) process.stdout.write(`${line}\n`);
    const figures = [`${String(equal)} equal`, `${String(unknown)} unknown`, `${String(different.length)} different`];
    process.stdout.write(`${binary}: of ${String(rows.length)} expressions ${figures.join(', ')}\n`);
    if (different.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const binary = findBinary();
if (binary === undefined) process.stdout.write('There is no terraform or tofu on the path, so nothing was compared.\n');
else run(binary);
