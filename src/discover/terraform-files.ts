/** Files that Terraform code reads by name: they are judged where Terraform uses them, not a second time on their own. */
import type { Tree } from '../model/ports.js';
import { folderOf, isTerraform } from './paths.js';

/** Paths that `file("…")` and `templatefile("…")` name, and beginnings of paths that are computed behind a folder. */
export function readByTerraform(tree: Tree, paths: readonly string[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const path of paths.filter(isTerraform)) {
    const read = tree.read(path);
    if (read === undefined || 'refused' in read) continue;
    for (const match of read.text.matchAll(/\b(?:file|templatefile)\(\s*"([^"\r\n]{1,500})"/g)) {
      for (const resolved of resolve(folderOf(path), match[1] ?? '')) named.add(resolved);
    }
  }
  return named;
}

/** A path is relative to the module's folder, or to the folder where Terraform runs, which may be any above. */
function resolve(folder: string, written: string): readonly string[] {
  const plain = written.replace(/^\$\{\s*path\.(?:module|root|cwd)\s*\}\/?/, '');
  if (plain.includes('${')) return [];
  const folders = [folder];
  while (folders.at(-1) !== '') folders.push(folderOf(folders.at(-1) ?? ''));
  const bases = written.includes('path.module') ? [folder] : folders;
  return bases.flatMap((base) => normalised(base, plain) ?? []);
}

/** Undefined for a path that leaves the repository. */
function normalised(base: string, relative: string): string | undefined {
  const segments = base === '' ? [] : base.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
