/** Folders on disk as trees. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from '../../src/model/ports.js';

const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', 'providers']);

/** The files of a folder on disk; those that are not text are refused. */
export function treeOf(folder: string): Tree {
  const texts = new Map<string, string | undefined>();
  const walk = (path: string): void => {
    for (const name of readdirSync(`${folder}/${path}`)) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (LEFT_OUT.has(name)) continue;
      if (statSync(`${folder}/${inner}`).isDirectory()) walk(inner);
      else texts.set(inner, decoded(readFileSync(`${folder}/${inner}`)));
    }
  };
  walk('');
  return {
    paths: [...texts.keys()].sort(),
    read: (path) => {
      if (!texts.has(path)) return undefined;
      const text = texts.get(path);
      return text === undefined ? { refused: 'not a text' } : { text };
    },
  };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A root module with everything around it that its relative paths lead to. */
export interface RootOnDisk {
  readonly tree: Tree;
  /** The root module's folder in the tree. */
  readonly folder: string;
}

export function rootOnDisk(directory: string): RootOnDisk {
  const start = path.resolve(directory);
  const top = path.resolve(start, ...Array.from({ length: levelsAbove(treeOf(start)) }, () => '..'));
  const folder = path.relative(top, start).split(path.sep).join('/');
  return { tree: treeOf(top), folder: folder === '' ? '.' : folder };
}

/** How far out of the folder the paths in its files lead. */
function levelsAbove(tree: Tree): number {
  const levels = tree.paths
    .filter((file) => /\.(tf|tofu)(\.json)?$/.test(file))
    .flatMap((file) => {
      const read = tree.read(file);
      const text = read !== undefined && 'text' in read ? read.text : '';
      const depth = file.split('/').length - 1;
      return [...text.matchAll(/(?<![.\w])(?:\.\.\/)+/g)].map(([steps]) => steps.length / 3 - depth);
    });
  return Math.max(0, ...levels);
}
