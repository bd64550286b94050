import type { Tree } from '../../src/model/ports.js';

/** A repository in memory: path to text. */
export function memoryTree(files: Readonly<Record<string, string>>): Tree {
  return {
    paths: Object.keys(files).sort(),
    read: (path) => {
      const text = files[path];
      return text === undefined ? undefined : { text };
    },
  };
}
