/** Paths of the repository: relative to its root, with forward slashes; the root itself is the empty path. */

/** `a/b` and `c` → `a/b/c`. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Where a relative path leads from a folder, within the repository; undefined when it leaves it. */
export function resolvePath(folder: string, path: string): string | undefined {
  const found: string[] = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') found.push(segment);
    else if (found.pop() === undefined) return undefined;
  }
  return found.join('/');
}
