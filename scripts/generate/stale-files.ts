/** Compares what should be generated with what is on disk. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from './rule-page.js';

/** Path from the root of the repository → text. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** The paths whose text differs or is missing, and the pages that belong to no rule when pages are among the files. */
export function staleFiles(root: string, files: GeneratedFiles): readonly string[] {
  const changed = [...files].filter(([name, text]) => textOf(root, name) !== text).map(([name]) => name);
  const hasPages = [...files.keys()].some((name) => name.startsWith(PAGES));
  const surplus = hasPages ? pagesOf(root).filter((name) => !files.has(name)) : [];
  return [...changed, ...surplus].sort();
}

/** Writes the stale files and removes those that should not be there; returns their paths. */
export function writeFiles(root: string, files: GeneratedFiles): readonly string[] {
  const stale = staleFiles(root, files);
  for (const name of stale) {
    const target = path.join(root, name);
    const text = files.get(name);
    if (text === undefined) {
      rmSync(target);
    } else {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
  return stale;
}

function textOf(root: string, name: string): string | undefined {
  const target = path.join(root, name);
  return existsSync(target) ? readFileSync(target, 'utf8') : undefined;
}

function pagesOf(root: string): readonly string[] {
  const folder = path.join(root, PAGES);
  return existsSync(folder) ? readdirSync(folder).map((name) => `${PAGES}/${name}`) : [];
}
