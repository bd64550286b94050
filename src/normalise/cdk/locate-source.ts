/** Stack frames → the line of the repository that creates a construct. */
import type { Tree } from '../../model/ports.js';
import type { ConstructSource } from '../../model/resource.js';
import type { ParseScript } from '../../model/script.js';
import { folderOf, joinPath, resolvePath } from '../paths.js';
import { containerSource } from './container-sources.js';
import { writtenSource } from './sites/written-source.js';
import { sourceCalls, type SourceCall } from './source-calls.js';
import { originalPosition } from './source-map.js';

export interface SourceLocator {
  /** The first frame inside the repository that is not a library's; undefined when there is none. */
  readonly construct: (frames: readonly string[]) => ConstructSource | undefined;
  /** The line that adds a container to the task definition that was made at `definition`. */
  readonly container: (name: string, definition: ConstructSource) => ConstructSource | undefined;
  /** The line that the app's source shows for a construct path, without any trace. */
  readonly written: (constructPath: string) => ConstructSource | undefined;
}

interface Frame {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

interface Repository {
  readonly tree: Tree;
  readonly paths: ReadonlySet<string>;
  /** The folder of the CDK app, which relative and foreign absolute paths start from. */
  readonly app: string;
  readonly assembly: string;
}

export interface Sources {
  readonly tree: Tree;
  readonly parse: ParseScript;
}

/** A locator for the assembly in `assembly`; every answer is kept, because the same frames come again and again. */
export function sourceLocator({ tree, parse }: Sources, assembly: string): SourceLocator {
  const paths = new Set(tree.paths);
  const repository: Repository = { tree, paths, app: appFolder(paths, assembly), assembly };
  const callsOf = callReader({ tree, parse });
  const answers = new Map<string, ConstructSource | undefined>();
  const locate = (frame: string): ConstructSource | undefined => {
    if (!answers.has(frame)) answers.set(frame, wholeCall(locateFrame(frame, repository), callsOf));
    return answers.get(frame);
  };
  return {
    construct: (frames) => {
      for (const frame of frames) {
        const found = locate(frame);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    container: (name, definition) => containerSource(name, definition, callsOf(definition.path)),
    written: writtenSource({ tree, parse }, { app: repository.app, assembly }),
  };
}

type CallsOf = (path: string) => readonly SourceCall[];

/** Each file is parsed once. */
function callReader({ tree, parse }: Sources): CallsOf {
  const known = new Map<string, readonly SourceCall[]>();
  return (path) => {
    const calls = known.get(path) ?? callsIn(path, { tree, parse });
    known.set(path, calls);
    return calls;
  };
}

/** None in a file that cannot be parsed or is too large; the lines of traces serve then alone. */
function callsIn(path: string, { tree, parse }: Sources): readonly SourceCall[] {
  const read = tree.read(path);
  const script = read !== undefined && 'text' in read ? parse(path, read.text) : undefined;
  return script === undefined ? [] : sourceCalls(script.program);
}

/** Of several calls on the line, the one that goes on longest holds the others. */
function wholeCall(source: ConstructSource | undefined, callsOf: CallsOf): ConstructSource | undefined {
  if (source === undefined) return undefined;
  const ends = callsOf(source.path).flatMap(({ line, last }) => (line === source.line ? [last] : []));
  const last = ends.reduce((furthest, end) => Math.max(furthest, end), source.line);
  return last > source.line ? { ...source, last } : source;
}

/** The nearest folder above the assembly that holds `cdk.json`; else the one that holds the assembly. */
function appFolder(paths: ReadonlySet<string>, assembly: string): string {
  for (let folder = assembly; folder !== ''; folder = folderOf(folder)) {
    if (paths.has(joinPath(folderOf(folder), 'cdk.json'))) return folderOf(folder);
  }
  return folderOf(assembly);
}

function locateFrame(text: string, repository: Repository): ConstructSource | undefined {
  const frame = parseFrame(text);
  const path = frame === undefined ? undefined : repositoryPath(frame.path, repository);
  if (frame === undefined || path === undefined) return undefined;
  const lines = linesOf(path, repository.tree);
  if (!isCall(lines[frame.line - 1])) return undefined;
  const map = mapName(lines);
  return map === undefined ? { path, line: frame.line } : throughMap(frame, { path, map }, repository);
}

/** `new Orders (/app/lib/orders.ts:58:32)`, `__init__ (/app/orders.py:42)`, `/app/lib/orders.ts:58:32`. */
function parseFrame(text: string): Frame | undefined {
  if (text.length > 2000) return undefined;
  const open = text.indexOf(' (');
  const place = open < 0 ? text.replace(/^\s*at /, '') : text.slice(open + 2).replace(/\)\s*$/, '');
  const match = /:(\d{1,7})(?::(\d{1,7}))?$/.exec(place);
  if (match === null) return undefined;
  const path = place
    .slice(0, match.index)
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/');
  if (/(?:^|\/)(?:node_modules|site-packages|\.venv)\//.test(path)) return undefined;
  return { path, line: Number(match[1]), column: Number(match[2] ?? 1) };
}

/** The longest end of the frame's path that is a file of the repository, seen from its root or from the app's folder. */
function repositoryPath(path: string, { paths, app, assembly }: Repository): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) return undefined;
  for (let start = 0; start < segments.length && start < 100; start += 1) {
    const end = segments.slice(start).join('/');
    const candidates = segments.length - start > 1 ? [joinPath(app, end), end] : [joinPath(app, end)];
    const found = candidates.find((candidate) => paths.has(candidate) && !candidate.startsWith(`${assembly}/`));
    if (found !== undefined) return found;
  }
  return undefined;
}

function linesOf(path: string, tree: Tree): readonly string[] {
  const read = tree.read(path);
  return read !== undefined && 'text' in read ? read.text.split('\n') : [];
}

/** An assembly may be older than the source: the line must still create or call something. */
function isCall(line: string | undefined): boolean {
  return line !== undefined && /\(|\bnew\b/.test(line);
}

/** The file name of the source map that a compiled file names in its last lines. */
function mapName(lines: readonly string[]): string | undefined {
  const comment = lines.slice(-5).find((line) => line.startsWith('//# sourceMappingURL='));
  return comment?.slice('//# sourceMappingURL='.length).trim();
}

function throughMap(
  frame: Frame,
  compiled: { readonly path: string; readonly map: string },
  { tree, paths }: Repository,
): ConstructSource | undefined {
  const mapPath = resolvePath(folderOf(compiled.path), compiled.map);
  const read = mapPath === undefined ? undefined : tree.read(mapPath);
  if (mapPath === undefined || read === undefined || 'refused' in read) return undefined;
  const original = originalPosition(read.text, frame.line, frame.column);
  const path = original === undefined ? undefined : resolvePath(folderOf(mapPath), original.source);
  return original !== undefined && path !== undefined && paths.has(path) ? { path, line: original.line } : undefined;
}
