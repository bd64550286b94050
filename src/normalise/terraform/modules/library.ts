/** The Terraform files of the repository by folder, each read once. */
import type { Parsers, Tree } from '../../../model/ports.js';
import type { Notice, SourceFile } from '../../../model/source.js';
import { bodyOfJson } from './json-body.js';
import { lazily } from './lazily.js';
import { moduleSource, type ModuleSource, type TerraformFile } from './module-source.js';
import { fileNameOf, folderOf, pathIn } from './paths.js';

export interface Library {
  /** Folders with Terraform files, sorted, without what `terraform init` downloads. */
  readonly folders: readonly string[];
  /** Undefined when there are no Terraform files in the folder. */
  readonly read: (folder: string) => ModuleSource | undefined;
}

/** What the library reads from and where it says what it could not read. */
export interface LibraryPorts {
  readonly tree: Tree;
  readonly parsers: Parsers;
  readonly notice: (notice: Notice) => void;
}

export function openLibrary(ports: LibraryPorts): Library {
  const names = filesByFolder(ports.tree);
  const folders = [...names.keys()].filter((folder) => !folder.split('/').includes('.terraform')).sort();
  const read = lazily<string, ModuleSource | undefined>(
    (folder) => {
      const files = names.get(folder) ?? unselectedFiles(folder, ports.tree);
      return files === undefined ? undefined : readModule(folder, files, ports);
    },
    () => undefined,
  );
  return { folders, read };
}

function readModule(folder: string, files: readonly string[], ports: LibraryPorts): ModuleSource {
  const source = moduleSource(
    folder,
    files.map((path) => readFile(path, ports)),
  );
  for (const { file, offset, name } of source.duplicates)
    ports.notice({ path: file.path, offset, message: `The ${name} is declared before, so this one was not read.` });
  return source;
}

function filesByFolder(tree: Pick<Tree, 'paths'>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of tree.paths) {
    if (!/\.(tf|tofu)(\.json)?$/.test(path) || /(^|\/)[.#][^/]*$|~$/.test(path)) continue;
    const list = folders.get(folderOf(path));
    if (list === undefined) folders.set(folderOf(path), [path]);
    else list.push(path);
  }
  return new Map([...folders].map(([folder, paths]) => [folder, withoutReplaced(folder, paths)]));
}

/** A module outside of the paths that were asked for is read, but is no root module. */
function unselectedFiles(folder: string, tree: Tree): readonly string[] | undefined {
  const paths = tree.list?.(folder === '.' ? '' : folder) ?? [];
  return filesByFolder({ paths }).get(folder);
}

/** OpenTofu reads `main.tofu` in place of `main.tf`. */
function withoutReplaced(folder: string, paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  return paths.filter((path) => {
    const tofu = fileNameOf(path).replace(/\.tf(\.json)?$/, '.tofu$1');
    return tofu === fileNameOf(path) || !all.has(pathIn(folder, tofu));
  });
}

function readFile(path: string, { tree, parsers, notice }: LibraryPorts): TerraformFile {
  const read = tree.read(path);
  const syntax = path.endsWith('.json') ? 'json' : 'hcl';
  const text = read !== undefined && 'text' in read ? read.text : '';
  const file: SourceFile = { path, text, syntax };
  if (read === undefined || 'refused' in read) {
    const why = `it is ${read?.refused ?? 'not there'}`;
    notice({ path, message: `${path} was not read: ${why}.` });
    return { file, body: { span: { start: 0, end: 0 }, items: [] }, broken: `${path} was not read` };
  }
  return syntax === 'json' ? readJson(file, { parsers, notice }) : readNative(file, { parsers, notice });
}

function readNative(file: SourceFile, { parsers, notice }: Pick<LibraryPorts, 'parsers' | 'notice'>): TerraformFile {
  const { body, diagnostics } = parsers.hcl(file.text);
  for (const { offset, message } of diagnostics) notice({ path: file.path, offset, message });
  return diagnostics.length === 0 ? { file, body } : { file, body, broken: `${file.path} has syntax errors` };
}

function readJson(file: SourceFile, { parsers, notice }: Pick<LibraryPorts, 'parsers' | 'notice'>): TerraformFile {
  const { node, notices } = parsers.json(file);
  for (const one of notices) notice(one);
  const body = node === undefined ? { span: { start: 0, end: 0 }, items: [] } : bodyOfJson(node, file, parsers);
  return node !== undefined && notices.length === 0
    ? { file, body }
    : { file, body, broken: `${file.path} has syntax errors` };
}
