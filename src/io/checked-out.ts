/** Which commits a workspace holds, read from git's own files: no program runs in a folder that nobody vouches for. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fastGlob from 'fast-glob';

/** A commit; undefined where there are files and nobody can tell of which commit. */
export type CheckedOut = string | undefined;

/** Of the workspace and of the folders below it, three deep; none when the workspace is empty. */
export function checkedOut(workspace: string): readonly CheckedOut[] {
  if (readdirSync(workspace).length === 0) return [];
  const folders = fastGlob.sync(['.git', '*/.git', '*/*/.git', '*/*/*/.git'], {
    cwd: workspace,
    dot: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    suppressErrors: true,
  });
  const commits = folders.map((folder) => commitIn(path.join(workspace, folder)));
  return folders.includes('.git') ? commits : [undefined, ...commits];
}

const COMMIT = /^[0-9a-f]{40,64}$/;

function commitIn(folder: string): CheckedOut {
  const head = textOf(path.join(folder, 'HEAD'));
  if (head === undefined || COMMIT.test(head)) return head;
  const name = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  if (name === undefined || name.includes('..')) return undefined;
  const found = textOf(path.join(folder, name)) ?? packed(textOf(path.join(folder, 'packed-refs')) ?? '', name);
  return found !== undefined && COMMIT.test(found) ? found : undefined;
}

function packed(refs: string, name: string): string | undefined {
  const line = refs.split('\n').find((one) => one.endsWith(` ${name}`));
  return line?.split(' ')[0];
}

/** Undefined when there is no such file. */
function textOf(file: string): string | undefined {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8').trim() : undefined;
}
