import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { damagedRepository, type Case } from './cases.js';
import { hostileRepository, layOut } from './hostile.js';

/** Writes the repository of a case below `.cache/fuzz/` and returns its folder, from the root of the project. */
export function keepInput(of: Case): string {
  const name = path.posix.join('.cache/fuzz', `${of.target}-${String(of.seed)}`);
  const folder = path.resolve(import.meta.dirname, '../..', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const hostile = hostileRepository(of.target, of.seed);
  layOut(hostile ?? { title: name, files: damagedRepository(of) }, folder);
  return name;
}
