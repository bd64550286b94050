/** Runs the committed command-line bundle alone in a folder, without node_modules. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A folder with a copy of `dist/` and of what else is named, as after a clone without installation. */
export function freshFolder(...names: readonly string[]): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cli-')));
  for (const name of ['dist', ...names]) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** `node <folder>/dist/cli.js …` in `cwd`. A run that takes longer than half a minute is killed: code null. */
export function runCli(folder: string, argv: readonly string[], cwd = folder): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'dist/cli.js'), ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, error: stderr };
}
