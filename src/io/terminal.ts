import { existsSync, mkdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/user-error.js';

const STDOUT = 1;
const STDERR = 2;

/** Writes all of the text before it returns, also into a pipe, so that the exit code may follow at once. */
export function write(text: string): void {
  writeAll(STDOUT, text);
}

export function writeError(text: string): void {
  writeAll(STDERR, text);
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.byteLength) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = (error as { code?: string }).code;
      // A reader that has seen enough (head) is no error of ours; a full pipe takes more in a moment.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

/** Whether the output is a terminal that wants colours. See https://no-color.org. */
export function terminalColours(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY && TERM !== 'dumb';
}

const WIDTH_WITHOUT_TERMINAL = 120;

/** Columns of the terminal; 120 for files and pipes. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns : WIDTH_WITHOUT_TERMINAL;
}

/** Replaces the text of a file of the working tree, or makes it, with the folders that it needs. */
export function writeText(root: string, name: string, text: string): void {
  const target = path.join(root, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, 'utf8');
}

/** Writes a report into a file, with the folders that it needs; throws a `UserError` when that is not possible. */
export function writeOutput(name: string, text: string): void {
  const target = path.resolve(name);
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`--output ${name} cannot be written: ${reason}`);
  }
}

/** The folder that the command line runs in. */
export function workingFolder(): string {
  return process.cwd();
}

/** Writes files below a folder, all or none; throws a `UserError` when one of them is there already. */
export function writeNew(root: string, files: ReadonlyMap<string, string>): void {
  const there = [...files.keys()].filter((name) => existsSync(path.join(root, name)));
  if (there.length > 0)
    throw new UserError(
      `${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already; nothing was written.`,
    );
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text, { encoding: 'utf8', flag: 'wx' });
  }
}

/** The day in UTC, as ISO 8601 writes it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
