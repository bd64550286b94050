/** How long the command line takes to start, beside a bundle that only brings the same packages. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { ROOT } from './compiled.js';

export interface ColdStart {
  /** Milliseconds, the median of the runs. */
  readonly ours: number;
  readonly empty: number;
}

const RUNS = 15;

type Bundle = (entry: string, options: object) => Promise<{ readonly code: string }>;
/** It brings no types. */
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Bundle;

/** Of compiled sources. The runs take turns, so that the machine's other work disturbs both alike. */
export async function coldStart(code: string): Promise<ColdStart> {
  const folder = path.join(ROOT, '.cache', 'bench', 'empty');
  mkdirSync(folder, { recursive: true });
  const entry = path.join(code, 'empty.js');
  writeFileSync(entry, `${importsOf(path.join(code, 'src/cli.js')).join('\n')}\n`);
  const built = await ncc(entry, { filename: 'empty.js', esm: true, minify: true, cache: false, quiet: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(path.join(folder, 'empty.js'), built.code);
  const scripts = [path.join(ROOT, 'dist/cli.js'), path.join(folder, 'empty.js')] as const;
  const times = Array.from({ length: RUNS }, () => scripts.map(startTime));
  return { ours: median(times.map(([ours = 0]) => ours)), empty: median(times.map(([, empty = 0]) => empty)) };
}

/** What is imported from packages and from Node by a file and by all that it imports at once. */
function importsOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file) || !file.endsWith('.js')) return [];
  seen.add(file);
  const names = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) [^;]*? from '([^']+)'/gm)];
  const found = names.flatMap(([, name = '']) =>
    name.startsWith('.') ? importsOf(path.resolve(path.dirname(file), name), seen) : [`import '${name}';`],
  );
  return [...new Set(found)].sort();
}

function startTime(script: string): number {
  const start = performance.now();
  execFileSync(process.execPath, [script, '--version'], { stdio: 'ignore' });
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
