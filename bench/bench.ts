/**
 * Times the review against the floor, which reads and parses the same files and does nothing else: `npm run bench`.
 *   --sizes <n,n>   numbers of files (default 10,100,1000,10000)
 *   --dry-run       prints the tables and does not write bench/RESULTS.md
 * Every run is a process of its own, and only what was measured in one run of this script is compared.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatted } from '../scripts/generate/formatted.js';
import { coldStart } from './cold-start.js';
import { compile, ROOT } from './compiled.js';
import type { Measured } from './measure.js';
import { FORMATS, type Files } from './repositories.js';
import { resultsText, type ScannerRow, type SizeRow } from './results.js';
import { equalRules, scanTime, SCANNERS } from './scanners.js';

const ROUNDS = 3;
/** Of scanners that take minutes for more. */
const SCANNED_FILES = 100;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000,10000' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);

const code = compile();
const rows = Object.keys(FORMATS).flatMap((format) => sizes.map((files) => sizeRow(format, files)));
const scanners = SCANNERS.flatMap((scanner) => scanner.formats.map((format) => scannerRow(scanner, format)));
const results = { rows, scanners, cold: await coldStart(code), machine: machine() };
const text = await formatted(ROOT, 'bench/RESULTS.md', resultsText(results));
if (values['dry-run']) console.log(text);
else writeFileSync(path.join(ROOT, 'bench/RESULTS.md'), text);

function sizeRow(format: string, files: number): SizeRow {
  const folder = layOut(FORMATS[format]?.(files) ?? {});
  const best = (what: string): Measured => fastest(() => measure(folder, what), files);
  const row = { format, files, floor: best('floor'), plain: best('review without fixes'), whole: best('review') };
  console.error(`${format}, ${String(files)} files: ${row.whole.total.toFixed(0)} ms`);
  return row;
}

function layOut(files: Files): string {
  const folder = path.join(ROOT, '.cache', 'bench', 'repository');
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** The fastest of some rounds, which the machine's other work disturbs least; what is long is disturbed little. */
function fastest(run: () => Measured, files: number): Measured {
  const rounds = Array.from({ length: files >= 1000 ? 1 : ROUNDS }, run);
  return rounds.reduce((best, one) => (one.processor < best.processor ? one : best));
}

function measure(folder: string, what: string): Measured {
  const script = path.join(code, 'bench/measure.js');
  return JSON.parse(execFileSync(process.execPath, [script, folder, what], { encoding: 'utf8' })) as Measured;
}

function scannerRow(scanner: (typeof SCANNERS)[number], format: string): ScannerRow {
  const folder = layOut(FORMATS[format]?.(SCANNED_FILES) ?? {});
  const theirs = scanTime(scanner, folder);
  const row = { name: scanner.name, format, files: SCANNED_FILES };
  if (typeof theirs === 'string') return { ...row, skipped: theirs };
  const start = performance.now();
  const argv = [path.join(ROOT, 'dist/cli.js'), folder, '--no-fixes', '--fail-on', 'never', ...equalRules(scanner)];
  execFileSync(process.execPath, argv, { stdio: 'ignore' });
  return { ...row, theirs, ours: performance.now() - start };
}

function machine(): string {
  const [cpu] = os.cpus();
  const [load = 0] = os.loadavg();
  const memory = (os.totalmem() / 1024 ** 3).toFixed(0);
  return `Node ${process.version}, ${String(os.cpus().length)} cores (${cpu?.model.trim() ?? ''}), ${memory} GB, load ${load.toFixed(1)} at the end`;
}
