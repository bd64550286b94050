/** The reports of a first stage, as files of the workspace. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fastGlob from 'fast-glob';
import { UserError } from '../model/user-error.js';

const LARGEST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 100;

export interface ReportText {
  readonly path: string;
  readonly text: string;
}

/** Throws a `UserError` when there are none, too many, or one is too large. Links are not followed. */
export function readReportFiles(workspace: string, globs: readonly string[]): readonly ReportText[] {
  const found = fastGlob
    .sync([...globs], {
      cwd: workspace,
      dot: true,
      followSymbolicLinks: false,
      onlyFiles: true,
      ignore: ['**/.git/**'],
    })
    .sort();
  const inside = found.filter((name) => isInside(workspace, name));
  if (inside.length === 0) throw new UserError(`There is no report at ${globs.join(', ')}; mode scan writes one.`);
  if (inside.length > MOST_FILES) {
    throw new UserError(`There are ${String(inside.length)} reports; at most ${String(MOST_FILES)} are read.`);
  }
  return inside.map((name) => ({ path: name, text: readBounded(workspace, name) }));
}

function isInside(workspace: string, name: string): boolean {
  const relative = path.relative(workspace, path.resolve(workspace, name));
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function readBounded(workspace: string, name: string): string {
  const file = path.resolve(workspace, name);
  if (statSync(file).size > LARGEST_BYTES) {
    throw new UserError(`The report ${name} is refused: it is larger than ${String(LARGEST_BYTES / 1024 / 1024)} MB.`);
  }
  return readFileSync(file, 'utf8');
}
