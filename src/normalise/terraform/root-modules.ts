/** Which folders are deployed: those that no module of the repository calls. */
import type { Library } from './modules/library.js';
import { isLocal, sourceText } from './modules/module-location.js';
import { resolvePath } from './modules/paths.js';

/** Folders of a loop that nothing else calls have no root, so its first folder is one. */
export function rootModules(library: Library): readonly string[] {
  const calls = new Map(library.folders.map((folder) => [folder, calledFolders(folder, library)]));
  const called = new Set([...calls.values()].flat());
  const roots = library.folders.filter((folder) => !called.has(folder));
  const reached = new Set<string>();
  for (const root of roots) reach(root, calls, reached);
  for (const folder of library.folders) {
    if (reached.has(folder)) continue;
    roots.push(folder);
    reach(folder, calls, reached);
  }
  return roots.sort();
}

function calledFolders(folder: string, library: Library): readonly string[] {
  const calls = [...(library.read(folder)?.calls.values() ?? [])];
  return calls.flatMap((declaration) => {
    const source = sourceText(declaration);
    const target = source !== undefined && isLocal(source) ? resolvePath(folder, source) : undefined;
    return target === undefined || target === folder ? [] : [target];
  });
}

function reach(start: string, calls: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const waiting = [start];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    waiting.push(...(calls.get(folder) ?? []));
  }
}
