import type { Tree } from './model/ports.js';

/** The tree with other texts in the place of some of its files. */
export function overlay(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  return {
    paths: tree.paths,
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? tree.read(path) : { text };
    },
  };
}
