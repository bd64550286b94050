import { joinPath } from '../paths.js';

/** A path that an assembly names, relative to its folder; undefined when it is absolute or leads out of the folder. */
export function insideAssembly(folder: string, path: string): string | undefined {
  if (path === '' || path.includes('\\') || path.includes(':') || path.startsWith('/')) return undefined;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0 || segments.includes('..')) return undefined;
  return joinPath(folder, segments.join('/'));
}
