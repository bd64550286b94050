import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';

/** A folder to work in, and the paths below it that were asked for; empty for all of it. */
export interface Location {
  readonly root: string;
  readonly paths: readonly string[];
}

/**
 * The current folder when everything that was asked for is in it, otherwise the deepest folder that holds all of it.
 * Throws a `UserError` for a path that does not exist, with the nearest of `words`, which may stand in its place. Globs count as paths of the current folder.
 */
export function locationOf(asked: readonly string[], current: string, words: readonly string[] = []): Location {
  const here = realpathSync(current);
  if (asked.length === 0) return { root: here, paths: [] };
  const targets = asked.map((name) => targetOf(name, here, words));
  const root = targets.every((target) => isBelow(target, here)) ? here : commonFolder(targets);
  const paths = targets.map((target) => path.relative(root, target).split(path.sep).join('/'));
  return { root, paths: paths.includes('') ? [] : paths };
}

function targetOf(name: string, here: string, words: readonly string[]): string {
  const target = path.resolve(here, name);
  if (statSync(target, { throwIfNoEntry: false }) !== undefined) return realpathSync(target);
  if (/[*?{]/.test(name)) return target;
  throw new UserError(`There is no file or folder ${name} in ${here}.${didYouMean(name, words)}`);
}

function isBelow(target: string, folder: string): boolean {
  const relative = path.relative(folder, target);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function commonFolder(targets: readonly string[]): string {
  const folders = targets.map((target) => (isFolder(target) ? target : path.dirname(target)));
  const [first = path.sep, ...rest] = folders;
  return rest.reduce((common, folder) => {
    let shared = common;
    while (!isBelow(folder, shared)) shared = path.dirname(shared);
    return shared;
  }, first);
}

function isFolder(target: string): boolean {
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
