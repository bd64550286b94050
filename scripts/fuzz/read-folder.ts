/** The files of a folder of this project as a repository in memory. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Files = Readonly<Record<string, string>>;

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Texts by path, seen from the folder. */
export function readFolder(folder: string, selected: (name: string) => boolean = () => true): Files {
  const full = path.join(ROOT, folder);
  const names = readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(full, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return Object.fromEntries(
    names
      .filter(selected)
      .sort()
      .map((name) => [name, readFileSync(path.join(full, name), 'utf8')]),
  );
}

/** The folders directly in a folder, by their paths from the root of the project. */
export function foldersIn(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}
