/**
 * Tries every row of the CDK table: writes it into code as a suggestion would, synthesizes the code with the real
 * library, and compares the template with what was planned for it. Writes `data/cdk.json`. `npm run cdk-table [folder]`,
 * with a folder that holds aws-cdk-lib; without one it is fetched into a temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { codeReader } from '../src/fix/cdk/code-at.js';
import { sitesOf } from '../src/fix/cdk/sites.js';
import { TABLE } from '../src/fix/cdk/table.js';
import { isRefused } from '../src/fix/draft.js';
import { applyEdits } from '../src/fix/edits.js';
import type { TextEdit } from '../src/model/finding.js';
import type { Unit } from '../src/model/resource.js';
import { normaliseCdk } from '../src/normalise/cdk/normalise-cdk.js';
import { PARSERS } from '../src/parsers.js';
import { SAMPLE_APP } from './cdk/sample-app.js';
import { trialsOf, type Trial } from './cdk/trials.js';
import { treeOf } from './terraform/disk-tree.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const LIBRARY = '2.276.0';
const CONSTRUCTS = '10.8.1';
const APP = 'app.ts';
const TEMPLATE = 'Sample.template.json';

type Json = Readonly<Record<string, unknown>>;

/** A folder with the library in its `node_modules`. */
function libraryFolder(work: string): string {
  const given = process.argv[2];
  if (given !== undefined) return path.resolve(given);
  const packages = [`aws-cdk-lib@${LIBRARY}`, `constructs@${CONSTRUCTS}`];
  execFileSync('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', work, ...packages]);
  return work;
}

/** Runs the code; gives the text of its template. */
function synthesize(folder: string, code: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, APP), code);
  const run = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  execFileSync(process.execPath, [run, APP], {
    cwd: folder,
    env: { ...process.env, CDK_OUTDIR: 'cdk.out' },
    stdio: 'pipe',
  });
  return readFileSync(path.join(folder, 'cdk.out', TEMPLATE), 'utf8');
}

function unitsIn(folder: string): readonly Unit[] {
  return normaliseCdk('cdk.out', treeOf(folder), PARSERS).units;
}

function trialsIn(units: readonly Unit[]): readonly Trial[] {
  const sources = new Map(units.flatMap(({ sources: files = [] }) => files).map((file) => [file.path, file]));
  const codeAt = codeReader({ parse: PARSERS.script, sourceOf: (name) => sources.get(name) });
  return trialsOf(units, { sites: sitesOf(units), codeAt });
}

function editsOf({ plan, maker, resource }: Trial): readonly TextEdit[] {
  if (!isRefused(plan)) return plan.edits;
  console.error(`${maker} ${resource}: ${plan.advice ?? plan.refused}`);
  return [];
}

function changedCode(trials: readonly Trial[]): string {
  const edits = trials.flatMap(({ plan }) => plan.written ?? []);
  const statements = trials.flatMap((trial) => trial.statements);
  return applyEdits(SAMPLE_APP, edits).replace('// statements', statements.join('\n    '));
}

interface Tried {
  readonly maker: string;
  readonly want: string;
  readonly prop: string;
  readonly code?: string;
  readonly verified: boolean;
}

function outcomes(trials: readonly Trial[], planned: Json, made: Json): readonly Tried[] {
  return trials.flatMap(({ maker, rows, resource, plan }) => {
    const [wanted, given] = [propertiesOf(planned[resource]), propertiesOf(made[resource])];
    const verified = !isRefused(plan) && isDeepStrictEqual(wanted, given);
    if (!verified) console.error(maker, JSON.stringify(wanted), JSON.stringify(given));
    return rows.map(({ want, prop, code }) => ({
      maker,
      want,
      prop,
      ...(code === undefined ? {} : { code }),
      verified,
    }));
  });
}

/** What else of a resource changes, such as what it waits for, is the library's to decide. */
function propertiesOf(resource: unknown): unknown {
  return comparable((resource as Json | undefined)?.['Properties']);
}

/** Without the order of settings, and with text that holds JSON read. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{')) return comparable(JSON.parse(value));
  if (Array.isArray(value)) return (value as unknown[]).map(comparable).sort(byText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, comparable(inner)] as const)
      .sort(byText),
  );
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function resourcesOf(template: string): Json {
  return (JSON.parse(template) as { readonly Resources: Json }).Resources;
}

/** Once for each maker and row; where a row was tried several times all of them count. */
function distinct(tried: readonly Tried[]): readonly Tried[] {
  const rows = new Map<string, Tried>();
  for (const row of tried) {
    const key = [row.maker, row.want, row.prop].join(' ');
    rows.set(key, { ...row, verified: row.verified && (rows.get(key)?.verified ?? true) });
  }
  return [...rows.values()].sort((a, b) => byText([a.maker, a.prop, a.want], [b.maker, b.prop, b.want]));
}

function verify(work: string): void {
  const library = libraryFolder(work);
  const [before, after] = ['before', 'after'].map((name) => path.join(work, name));
  if (before === undefined || after === undefined) return;
  for (const folder of [before, after]) {
    mkdirSync(folder);
    symlinkSync(path.join(library, 'node_modules'), path.join(folder, 'node_modules'));
  }
  const template = synthesize(before, SAMPLE_APP);
  const trials = trialsIn(unitsIn(before));
  const planned = applyEdits(template, trials.flatMap(editsOf));
  const made = synthesize(after, changedCode(trials));
  const rows = distinct(outcomes(trials, resourcesOf(planned), resourcesOf(made)));
  if (rows.length === 0) throw new Error('Nothing could be tried: the library is too old to say what made a resource.');
  if (rows.some(({ verified }) => !verified)) process.exitCode = 1;
  const { version } = JSON.parse(
    readFileSync(path.join(library, 'node_modules', 'aws-cdk-lib', 'package.json'), 'utf8'),
  ) as { readonly version: string };
  const record = { generated: 'npm run cdk-table', library: `aws-cdk-lib@${version}`, rows };
  writeFileSync(path.join(ROOT, 'data', 'cdk.json'), `${JSON.stringify(record, null, 2)}\n`);
  const expected = TABLE.reduce((sum, { makers, rows: own }) => sum + makers.length * own.length, 0);
  console.log(
    `${String(rows.filter(({ verified }) => verified).length)} of ${String(rows.length)} rows hold; the table has ${String(expected)}.`,
  );
}

const work = mkdtempSync(path.join(tmpdir(), 'ecs-reviewer-cdk-'));
try {
  verify(work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
