/** Runs cases in a process with limited memory and stops it when one of them takes too long. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Case } from './cases.js';

const MEMORY = 600; // MB
const LONGEST = 60_000; // ms for one case, on a machine that has other work too

export interface Failed {
  readonly of: Case;
  readonly faults: readonly string[];
}

/** A case that came to its end, and how long it took. */
export interface Timed {
  readonly of: Case;
  readonly milliseconds: number;
}

export interface Watched {
  /** Found by a case itself, or because its process died or was stopped. */
  readonly failures: readonly Failed[];
  readonly timed: readonly Timed[];
}

/** Runs all cases, in a new process behind each that ended one. */
export async function watchCases(cases: readonly Case[]): Promise<Watched> {
  const failures: Failed[] = [];
  const timed: Timed[] = [];
  for (let rest = cases; rest.length > 0;) {
    const watched = await watchProcess(rest);
    failures.push(...watched.failures);
    timed.push(...watched.timed);
    rest = rest.slice(watched.timed.length + (watched.died ? 1 : 0));
  }
  return { failures, timed };
}

interface Message {
  readonly end?: Case;
  readonly faults?: readonly string[];
  readonly milliseconds?: number;
}

/** Arguments have a limit of length. */
const MOST_AT_ONCE = 2000;

async function watchProcess(cases: readonly Case[]): Promise<Watched & { readonly died: boolean }> {
  const batch = cases.slice(0, MOST_AT_ONCE);
  const script = path.join(import.meta.dirname, 'run-case.ts');
  const flags = [`--max-old-space-size=${String(MEMORY)}`, '--import', 'tsx'];
  const child = spawn(process.execPath, [...flags, script, JSON.stringify(batch)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const failures: Failed[] = [];
  const timed: Timed[] = [];
  let reason = '';
  let said = '';
  const stop = (): void => {
    reason = `it took longer than ${String(LONGEST / 1000)} seconds`;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(stop, LONGEST);
  const hear = (line: string): void => {
    clearTimeout(timer);
    timer = setTimeout(stop, LONGEST);
    const { end, faults = [], milliseconds = 0 } = JSON.parse(line) as Message;
    if (end === undefined) return;
    timed.push({ of: end, milliseconds });
    if (faults.length > 0) failures.push({ of: end, faults });
  };
  let heard = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${heard}${text}`.split('\n');
    heard = lines.pop() ?? '';
    lines.forEach(hear);
  });
  child.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-4000)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  const guilty = batch[timed.length];
  if (guilty === undefined) return { failures, timed, died: false };
  const why = reason === '' ? `the process ended with ${String(code)}: ${said}` : reason;
  return { failures: [...failures, { of: guilty, faults: [why] }], timed, died: true };
}
