/** A folder on disk as the stages see it: every path bounded to it, nothing read that is too large or no text. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import fastGlob from 'fast-glob';
import type { FileText, Tree } from '../model/ports.js';

/** Larger texts are refused: no infrastructure code is that long, and parsing it would take longer than a review may. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** Never ours to read: git's own files, installed packages, downloaded providers. */
const LEFT_OUT = ['**/.git/**', '**/node_modules/**', '**/.terraform/providers/**'];

export interface TreeOptions {
  /** Globs or folders below the root; everything when empty. */
  readonly paths?: readonly string[];
  readonly exclude?: readonly string[];
}

export function openWorkingTree(root: string, options: TreeOptions = {}): Tree {
  const realRoot = realpathSync(root);
  const cache = new Map<string, FileText | undefined>();
  return {
    paths: listPaths(realRoot, options),
    read: (name) => {
      if (!cache.has(name)) cache.set(name, readText(realRoot, name));
      return cache.get(name);
    },
    list: (folder) => listFolder(realRoot, folder),
  };
}

function listPaths(root: string, { paths = [], exclude = [] }: TreeOptions): readonly string[] {
  const patterns = paths.length === 0 ? ['**'] : paths.flatMap((name) => patternsFor(root, name));
  const entries = fastGlob.sync(patterns, {
    cwd: root,
    dot: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    ignore: [...LEFT_OUT, ...exclude.flatMap((name) => patternsFor(root, name))],
    suppressErrors: true,
  });
  return entries
    .filter((entry) => entry.dirent.isFile() || entry.dirent.isSymbolicLink())
    .map((entry) => entry.path)
    .sort();
}

/** No link is listed, so that nothing outside of the root is. */
function listFolder(root: string, folder: string): readonly string[] {
  const wanted = path.resolve(root, folder);
  if (!isInside(root, wanted) || statSync(wanted, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  if (!isInside(root, realpathSync(wanted))) return [];
  const files = readdirSync(wanted, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(root, path.join(wanted, entry.name)).split(path.sep).join('/')).sort();
}

/** A folder's name means everything in it; names with glob characters stay patterns. */
function patternsFor(root: string, name: string): readonly string[] {
  const clean = name.replace(/^\.\//, '').replace(/\/+$/, '');
  if (clean === '' || clean === '.') return ['**'];
  if (statSync(path.join(root, clean), { throwIfNoEntry: false }) === undefined) return [clean];
  const literal = fastGlob.escapePath(clean);
  return [literal, `${literal}/**`];
}

function readText(root: string, name: string): FileText | undefined {
  const wanted = path.resolve(root, name);
  if (!isInside(root, wanted)) return { refused: 'outside of the repository' };
  try {
    const real = realpathSync(wanted);
    if (!isInside(root, real)) return { refused: 'a link out of the repository' };
    return readBounded(real);
  } catch (error) {
    return reasonOf(error);
  }
}

function readBounded(real: string): FileText | undefined {
  const stats = statSync(real);
  if (!stats.isFile()) return stats.isDirectory() ? undefined : { refused: 'not a regular file' };
  if (stats.size > LARGEST_BYTES) return { refused: `larger than ${String(LARGEST_BYTES / 1024 / 1024)} MB` };
  return decode(readFileSync(real));
}

/** The text of bytes that are UTF-8, byte order mark kept; the reason for anything else. */
export function decode(bytes: Uint8Array): FileText {
  if (bytes.byteLength > LARGEST_BYTES) return { refused: `larger than ${String(LARGEST_BYTES / 1024 / 1024)} MB` };
  if (bytes.includes(0)) return { refused: 'not a text file' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { refused: 'not encoded as UTF-8' };
  }
}

function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function reasonOf(error: unknown): FileText | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  if (code === 'EACCES' || code === 'EPERM') return { refused: 'not readable (permission denied)' };
  if (code === 'ELOOP') return { refused: 'a link that leads in a circle' };
  return { refused: `not readable (${code === '' ? String(error) : code})` };
}
