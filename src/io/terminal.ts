import { writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

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

/** Replaces the text of a file of the working tree. */
export function writeText(root: string, name: string, text: string): void {
  writeFileSync(path.join(root, name), text, 'utf8');
}
