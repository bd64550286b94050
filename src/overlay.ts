import type { FileText, Tree } from './model/ports.js';

/** Texts that take the place of files; undefined for a file that is not there. */
export type OtherTexts = ReadonlyMap<string, FileText | undefined>;

/** The tree with other texts in the place of some of its files. New files count only where `selected` wants them. */
export function overlay(tree: Tree, texts: OtherTexts, selected: (path: string) => boolean = () => true): Tree {
  const paths = new Set(tree.paths);
  for (const [path, text] of texts) {
    if (text === undefined) paths.delete(path);
    else if (selected(path)) paths.add(path);
  }
  return {
    planned: tree.planned ?? tree,
    paths: [...paths].sort(),
    read: (path) => (texts.has(path) ? texts.get(path) : tree.read(path)),
    list: (folder) => {
      const there = new Set(tree.list?.(folder) ?? []);
      for (const [path, text] of texts) {
        if (text === undefined) there.delete(path);
        else if (folderOf(path) === folder) there.add(path);
      }
      return [...there].sort();
    },
  };
}

/** The same for plain texts. */
export function withTexts(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  return overlay(tree, new Map([...texts].map(([path, text]) => [path, { text }])));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The tree without the files that nobody wants reviewed; they can still be read. */
export function narrowed(tree: Tree, selected: (path: string) => boolean): Tree {
  const { planned } = tree;
  return {
    ...tree,
    paths: tree.paths.filter(selected),
    ...(planned === undefined ? {} : { planned: narrowed(planned, selected) }),
  };
}
