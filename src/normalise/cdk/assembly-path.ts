/** `a/b` and `c` → `a/b/c`; the root of the repository is the empty path. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A path that an assembly names, relative to its folder; undefined when it is absolute or leads out of the folder. */
export function insideAssembly(folder: string, path: string): string | undefined {
  if (path === '' || path.includes('\\') || path.includes(':') || path.startsWith('/')) return undefined;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0 || segments.includes('..')) return undefined;
  return joinPath(folder, segments.join('/'));
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
