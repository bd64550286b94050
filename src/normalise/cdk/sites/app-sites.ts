/** Every place in an app's source that can make a construct, within bounds. */
import type { Tree } from '../../../model/ports.js';
import type { ParseScript } from '../../../model/script.js';
import { scriptSites } from './script-sites.js';
import { textSites } from './text-sites.js';
import type { FileSites } from './site.js';

const MOST_FILES = 500;
const MOST_TEXT = 3_000_000;
const MOST_SITES = 20_000;

const NOT_SOURCE =
  /(?:^|\/)(?:node_modules|cdk\.out|dist|build|coverage|__tests__|tests?|\.venv|site-packages|assembly-[^/]*|asset\.[^/]*)\/|\.d\.[cm]?ts$|\.(?:test|spec)\.[^/]*$/;

type ReadSites = (path: string, text: string) => FileSites | undefined;

export interface AppFolder {
  readonly app: string;
  readonly assembly: string;
}

/** Undefined when the app is too large to be sure that nothing was overlooked. */
export function appSites(tree: Tree, parse: ParseScript, folders: AppFolder): FileSites | undefined {
  const paths = sourcePaths(tree.paths, folders);
  if (paths.length > MOST_FILES) return undefined;
  const texts = paths.map((path) => ({ path, text: textOf(path, tree) }));
  if (texts.reduce((sum, { text }) => sum + text.length, 0) > MOST_TEXT) return undefined;
  const readers: readonly ReadSites[] = [(path, text) => readScript(path, text, parse), textSites];
  const files = texts.map(({ path, text }) => readFile(path, text, readers));
  const sites = files.flatMap((file) => file.sites);
  if (sites.length > MOST_SITES) return undefined;
  return { sites, classes: files.flatMap((file) => file.classes) };
}

function sourcePaths(paths: readonly string[], { app, assembly }: AppFolder): readonly string[] {
  const known = new Set(paths);
  const start = app === '' ? '' : `${app}/`;
  return paths.filter((path) => {
    if (!path.startsWith(start) || path.startsWith(`${assembly}/`)) return false;
    if (!/\.(?:[cm]?[jt]sx?|py|java|cs|go)$/.test(path) || NOT_SOURCE.test(path.slice(start.length))) return false;
    return !(path.endsWith('.js') && known.has(path.replace(/js$/, 'ts')));
  });
}

const NOTHING: FileSites = { sites: [], classes: [] };

function textOf(path: string, tree: Tree): string {
  const read = tree.read(path);
  return read !== undefined && 'text' in read ? read.text : '';
}

function readFile(path: string, text: string, readers: readonly ReadSites[]): FileSites {
  for (const reader of readers) {
    const found = reader(path, text);
    if (found !== undefined) return found;
  }
  return NOTHING;
}

function readScript(path: string, text: string, parse: ParseScript): FileSites | undefined {
  const script = parse(path, text);
  return script === undefined ? undefined : scriptSites(path, script.program);
}
