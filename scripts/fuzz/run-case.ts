/** The process that the fuzzer watches: runs its cases one after the other and says each before it starts. */
import { chmodSync, mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { memoryTree } from '../../__tests__/support/memory-tree.js';
import { openWorkingTree } from '../../src/io/working-tree.js';
import { damagedRepository, type Case } from './cases.js';
import { hostileRepository, layOut, type Hostile } from './hostile.js';
import { inspect } from './inspect.js';

const NOBODY = 65534;

for (const one of JSON.parse(process.argv[2] ?? '[]') as readonly Case[]) {
  tell({ start: one });
  const started = performance.now();
  const hostile = hostileRepository(one.target, one.seed);
  const faults = hostile === undefined ? inspect(memoryTree(damagedRepository(one))) : inspectHostile(hostile);
  tell({ end: one, faults, milliseconds: Math.round(performance.now() - started) });
}

/** At once: what a pipe holds back is lost when the process is killed. */
function tell(message: object): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

function inspectHostile(hostile: Hostile): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  chmodSync(folder, 0o755);
  const at = layOut(hostile, folder);
  try {
    const tree = withoutPrivileges(() => openWorkingTree(folder));
    hostile.meanwhile?.(at);
    return withoutPrivileges(() => inspect(tree));
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For root there is no file that may not be read. */
function withoutPrivileges<T>(action: () => T): T {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(NOBODY);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}
