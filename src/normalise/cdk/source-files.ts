/** The files in which the constructs of an app are made, as far as their language can be read. */
import type { Tree } from '../../model/ports.js';
import type { Resource } from '../../model/resource.js';
import type { SourceFile } from '../../model/source.js';

export type SourceReader = (resources: readonly Resource[]) => readonly SourceFile[];

/** A reader that gives the same object for the same file every time. */
export function sourceReader(tree: Tree): SourceReader {
  const known = new Map<string, SourceFile | undefined>();
  return (resources) =>
    pathsOf(resources).flatMap((path) => {
      if (!known.has(path)) known.set(path, readSource(path, tree));
      return known.get(path) ?? [];
    });
}

function pathsOf(resources: readonly Resource[]): readonly string[] {
  const sources = resources.flatMap(({ source, containerSources }) => [
    ...(source === undefined ? [] : [source]),
    ...(containerSources?.values() ?? []),
  ]);
  return [...new Set(sources.map(({ path }) => path))].sort();
}

function readSource(path: string, tree: Tree): SourceFile | undefined {
  const read = /\.[cm]?[jt]sx?$/.test(path) ? tree.read(path) : undefined;
  return read !== undefined && 'text' in read ? { path, text: read.text, syntax: 'script' } : undefined;
}
