/** Templates that other files of the repository name: nested stacks and `AWS::Include`, by a path beside them. */
import type { Parsers, Tree } from '../../model/ports.js';
import type { Entry, MapNode, Node, Notice, SourceFile } from '../../model/source.js';
import { folderOf, resolvePath } from '../paths.js';
import { entryOf, textOf } from './make-node.js';
import { isStack } from './nested-stacks.js';

export interface ParsedFile {
  readonly file: SourceFile;
  readonly documents: readonly Node[];
  readonly notices: readonly Notice[];
}

/** Files by path, each read and parsed once; undefined when there is none that can be read. */
export type OpenFile = (path: string) => ParsedFile | undefined;

export function fileOpener(tree: Pick<Tree, 'read'>, parsers: Parsers): OpenFile {
  const opened = new Map<string, ParsedFile | undefined>();
  return (path) => {
    if (!opened.has(path)) opened.set(path, openFile(path, tree, parsers));
    return opened.get(path);
  };
}

function openFile(path: string, tree: Pick<Tree, 'read'>, parsers: Parsers): ParsedFile | undefined {
  const syntax = syntaxOf(path);
  const read = syntax === undefined ? undefined : tree.read(path);
  if (syntax === undefined || read === undefined || 'refused' in read) return undefined;
  return parseFile({ path, text: read.text, syntax }, parsers);
}

export function parseFile(file: SourceFile, parsers: Parsers): ParsedFile {
  if (file.syntax === 'yaml') return { file, ...parsers.yaml(file) };
  const { node, notices } = file.syntax === 'toml' ? parsers.toml(file) : parsers.json(file);
  return { file, documents: node === undefined ? [] : [node], notices };
}

function syntaxOf(path: string): 'json' | 'yaml' | 'toml' | undefined {
  if (/\.json$/i.test(path)) return 'json';
  if (/\.toml$/i.test(path)) return 'toml';
  return /\.(ya?ml|template)$/i.test(path) ? 'yaml' : undefined;
}

/** Where a stack's template lies; undefined for an address of a bucket and for what is not written as text. */
export function nestedPath(resource: MapNode): string | undefined {
  const properties = entryOf(resource, 'Properties');
  if (properties?.kind !== 'map') return undefined;
  const url = entryOf(properties, 'TemplateURL') ?? entryOf(properties, 'Location');
  return localPath(textOf(url), resource.file.path);
}

/** `aws cloudformation package` takes paths from the folder of the file that names them. */
export function localPath(written: string | undefined, from: string): string | undefined {
  if (written === undefined || written === '' || /[:\\]|^\/|\$\{/.test(written)) return undefined;
  return resolvePath(folderOf(from), written);
}

/** The paths of the templates that a template nests, as far as they are written as text. */
export function nestedPaths(root: MapNode): readonly string[] {
  const section = entryOf(root, 'Resources');
  if (section?.kind !== 'map') return [];
  return section.entries.flatMap(({ value }) => {
    const type = value.kind === 'map' ? textOf(entryOf(value, 'Type')) : undefined;
    return value.kind === 'map' && type !== undefined && isStack(type) ? (nestedPath(value) ?? []) : [];
  });
}

const INCLUDE = 'AWS::Include';
/** Inclusions of one template: a file that is included twice counts twice. */
const MOST_INCLUDES = 200;
/** Files included by included files, and structures inside structures, up to this. */
const DEEPEST = 60;

/** The template with every included file of the repository in its place; `seen` hears of each. */
export function withIncludes(root: MapNode, open: OpenFile, seen: (parsed: ParsedFile) => void): MapNode {
  if (!root.file.text.includes(INCLUDE)) return root;
  const included = includeIn(root, { open, seen, within: [root.file.path], depth: 0, budget: { left: MOST_INCLUDES } });
  return included.kind === 'map' ? included : root;
}

interface Including {
  readonly open: OpenFile;
  readonly seen: (parsed: ParsedFile) => void;
  /** The files that the structure is in, the innermost last. */
  readonly within: readonly string[];
  readonly depth: number;
  readonly budget: { left: number };
}

function includeIn(node: Node, including: Including): Node {
  if (including.depth > DEEPEST) return node;
  const inner = { ...including, depth: including.depth + 1 };
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => includeIn(item, inner)) };
  if (node.kind !== 'map') return node;
  const parts = node.entries.map((entry) => ({ entry, included: includedBy(entry, inner) }));
  const [only, more] = parts;
  // The value is the file's where nothing stands beside it.
  if (more === undefined && only?.included !== undefined && only.included.kind !== 'map') return only.included;
  const entries = parts.flatMap(({ entry, included }): readonly Entry[] =>
    included?.kind === 'map' ? included.entries : [{ ...entry, value: includeIn(entry.value, inner) }],
  );
  return { ...node, entries };
}

/** What a `Fn::Transform` or `Transform` of this kind brings; a file that includes itself brings nothing. */
function includedBy(entry: Entry, including: Including): Node | undefined {
  const path = includedPath(entry);
  const parsed = path === undefined || including.within.includes(path) ? undefined : including.open(path);
  const [content] = parsed?.documents ?? [];
  if (parsed === undefined || content === undefined || including.budget.left === 0) return undefined;
  including.budget.left -= 1;
  including.seen(parsed);
  return includeIn(content, { ...including, within: [...including.within, parsed.file.path] });
}

function includedPath({ key, value }: Entry): string | undefined {
  if ((key !== 'Fn::Transform' && key !== 'Transform') || value.kind !== 'map') return undefined;
  if (textOf(entryOf(value, 'Name')) !== INCLUDE) return undefined;
  const parameters = entryOf(value, 'Parameters');
  const location = parameters?.kind === 'map' ? entryOf(parameters, 'Location') : undefined;
  return localPath(textOf(location), value.file.path);
}
