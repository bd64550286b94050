/** Paths of the repository: relative to its root, with forward slashes; `.` is the root folder. */
import { resolvePath as resolveInRepository } from '../../paths.js';

/** Where `relative` leads to from `folder`; undefined when that is outside of the repository. */
export function resolvePath(folder: string, relative: string): string | undefined {
  const found = resolveInRepository(folder === '.' ? '' : folder, relative);
  return found === '' ? '.' : found;
}

/** How Terraform writes `to` when it runs in `from`: `.`, `modules/web`, `../shared`. */
export function relativePath(from: string, to: string): string {
  const start = from === '.' ? [] : from.split('/');
  const end = to === '.' ? [] : to.split('/');
  const shared = start.findIndex((part, index) => part !== end[index]);
  const common = shared < 0 ? start.length : shared;
  const steps = [...start.slice(common).map(() => '..'), ...end.slice(common)];
  return steps.length === 0 ? '.' : steps.join('/');
}

/** `main.tf` is in `.`, `modules/web/main.tf` in `modules/web`. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function pathIn(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
