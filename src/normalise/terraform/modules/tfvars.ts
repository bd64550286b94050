/** Values of the root module's variables from `.tfvars` files. */
import type { Body, Expression } from '../../../model/hcl.js';
import type { MapNode, Notice, SourceFile } from '../../../model/source.js';
import { settle } from '../evaluate/choose.js';
import { traceAt, type Host } from '../evaluate/scope.js';
import { opaque, type Value } from '../value/value.js';
import { configuredBody } from './configured-body.js';
import { bodyOfJsonObject } from './json-body.js';
import { fileNameOf, folderOf, pathIn } from './paths.js';
import type { Given } from './variable.js';

export interface TfvarsInput {
  readonly host: Host;
  /** The root module's folder. */
  readonly folder: string;
  /** Files that somebody names, relative to the repository or to the folder, in order of precedence. */
  readonly varFiles: readonly string[];
  /** Values of the configuration file; they count before those of all files. */
  readonly variables?: MapNode | undefined;
}

export interface Tfvars {
  readonly files: readonly SourceFile[];
  readonly given: ReadonlyMap<string, Given>;
}

/** A value that a later file gives replaces the earlier one whole. */
export function readTfvars(input: TfvarsInput): Tfvars {
  const read = tfvarsPaths(input).flatMap((path) => readFile(path, input.host) ?? []);
  const files = [...read, ...configured(input)];
  const given = new Map<string, Given>();
  for (const { file, body } of files) {
    for (const item of body.items) {
      if (item.kind === 'attribute') given.set(item.name, givenBy(item.name, item.value, { file, input }));
    }
  }
  return { files: files.map(({ file }) => file), given };
}

/** Terraform's order: the two fixed names, then `*.auto.tfvars` by name, then what somebody names. */
function tfvarsPaths({ host, folder, varFiles }: TfvarsInput): readonly string[] {
  const paths = new Set(host.tree.paths);
  const auto = host.tree.paths
    .filter((path) => folderOf(path) === folder && /\.auto\.tfvars(\.json)?$/.test(path))
    .sort((a, b) => (fileNameOf(a) < fileNameOf(b) ? -1 : 1));
  const named = varFiles.map((path) => (paths.has(path) ? path : pathIn(folder, path)));
  const fixed = ['terraform.tfvars', 'terraform.tfvars.json'].map((name) => pathIn(folder, name));
  return [...fixed, ...auto, ...named].filter((path) => paths.has(path));
}

interface ReadFile {
  readonly file: SourceFile;
  readonly body: Body;
}

function configured({ variables }: TfvarsInput): readonly ReadFile[] {
  if (variables === undefined) return [];
  return [{ file: variables.file, body: configuredBody(variables) }];
}

function readFile(path: string, { tree, parsers, notice }: Host): ReadFile | undefined {
  const read = tree.read(path);
  if (read === undefined || 'refused' in read) {
    notice({ path, message: `${path} was not read: it is ${read?.refused ?? 'not there'}.` });
    return undefined;
  }
  const file: SourceFile = { path, text: read.text, syntax: path.endsWith('.json') ? 'json' : 'hcl' };
  if (file.syntax === 'json') {
    const { node, notices } = parsers.json(file);
    notices.forEach(notice);
    return node === undefined ? undefined : { file, body: bodyOfJsonObject(node, file, parsers) };
  }
  const { body, diagnostics } = parsers.hcl(file.text);
  diagnostics.map(({ offset, message }): Notice => ({ path, offset, message })).forEach(notice);
  return { file, body };
}

interface Place {
  readonly file: SourceFile;
  readonly input: TfvarsInput;
}

function givenBy(name: string, expression: Expression, { file, input }: Place): Given {
  const { host, folder } = input;
  const scope = { host, file, names: new Map<string, Value>(), folder, root: folder, module: '', strict: false };
  const trace = traceAt(scope, expression);
  const value = callsFunction(expression)
    ? opaque(`${fileNameOf(file.path)} may not call functions`, trace)
    : settle(() => host.evaluate(expression, scope), trace);
  return {
    value,
    hops: [
      { kind: 'tfvars', name: fileNameOf(file.path) },
      { kind: 'variable', name: `var.${name}` },
    ],
  };
}

/** Searches a syntax tree of any shape. */
function callsFunction(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if ('kind' in tree && tree.kind === 'call') return true;
  return Object.values(tree).some(callsFunction);
}
