import type { Parsers, Tree } from '../../model/ports.js';
import type { Unit } from '../../model/resource.js';
import type { MapNode, Node, Notice, SourceFile } from '../../model/source.js';
import {
  fileOpener,
  nestedPath,
  nestedPaths,
  parseFile,
  withIncludes,
  type OpenFile,
  type ParsedFile,
} from './local-templates.js';
import { entryOf } from './make-node.js';
import { parametersOf } from './nested-stacks.js';
import type { ParameterSet } from './parameter-files/parameter-set.js';
import { tieParameterFiles, type Deployable } from './parameter-files/tie-parameter-files.js';
import { readTemplate, type NestedTemplate, type Template } from './read-template.js';
import type { TemplatePorts } from './template.js';

export interface CloudFormationRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

/**
 * Reads template files: each that no other one nests is a deployment unit, with the templates beside it that it nests. A
 * file with errors gives an incomplete unit and notices.
 */
export function normaliseTemplates(
  files: readonly SourceFile[],
  tree: Files,
  parsers: TemplatePorts,
): CloudFormationRead {
  const known = new Map(files.map((file) => [file.path, parseFile(file, parsers)]));
  const others = fileOpener(tree, parsers);
  const open: OpenFile = (path) => known.get(path) ?? others(path);
  const roots = rootsOf([...known.values()]);
  const tied = tieParameterFiles(roots.flatMap(deployable), tree.paths ?? [], open);
  const read = roots.map((parsed) => readRoot(parsed, { open, parsers, sets: tied.sets.get(parsed.file.path) ?? [] }));
  return {
    units: read.flatMap(({ units }) => units),
    notices: [...read.flatMap(({ notices }) => notices), ...tied.notices],
  };
}

type Files = Pick<Tree, 'read'> & Partial<Pick<Tree, 'paths'>>;

/** One template file by itself. */
export function normaliseCloudFormation(file: SourceFile, parsers: Parsers): CloudFormationRead {
  return normaliseTemplates([file], { read: () => undefined }, parsers);
}

/** Templates that are nested somewhere are judged there. Of a circle of templates each is a root. */
function rootsOf(parsed: readonly ParsedFile[]): readonly ParsedFile[] {
  const nests = new Map(
    parsed.map(({ file, documents }) => [file.path, documents.filter(isTemplate).flatMap(nestedPaths)]),
  );
  const reached = new Set<string>();
  const reach = (path: string): void => {
    for (const inner of nests.get(path) ?? []) {
      if (reached.has(inner)) continue;
      reached.add(inner);
      reach(inner);
    }
  };
  const nested = new Set([...nests].flatMap(([path, inner]) => inner.filter((one) => one !== path)));
  const roots = parsed.filter(({ file }) => !nested.has(file.path));
  for (const { file } of roots) reach(file.path);
  return parsed.filter(({ file }) => !nested.has(file.path) || !reached.has(file.path));
}

function deployable({ file, documents }: ParsedFile): readonly Deployable[] {
  const root = documents.find(isTemplate);
  return root === undefined ? [] : [{ path: file.path, parameters: new Set(parametersOf(root)) }];
}

interface Reading {
  readonly open: OpenFile;
  readonly parsers: TemplatePorts;
  /** What files give to the template's parameters. */
  readonly sets: readonly ParameterSet[];
}

function readRoot(parsed: ParsedFile, { open, parsers, sets }: Reading): CloudFormationRead {
  const { file, documents } = parsed;
  const [root, more] = documents.filter(isTemplate);
  if (root === undefined) return { units: [], notices: [...parsed.notices, ...noResources(file, documents)] };
  const seen = new Map<string, ParsedFile>([[file.path, parsed]]);
  const see = (one: ParsedFile): void => void seen.set(one.file.path, one);
  const template = readTemplate(withIncludes(root, open, see), {
    file,
    unit: file.path,
    format: 'cloudformation',
    embeddedJson: parsers.embeddedJson,
    ...(parsers.environment === undefined ? {} : { environment: parsers.environment }),
    parameterSets: sets,
    nested: (_address, resource) => nestedTemplate(nestedPath(resource), open, see),
  });
  const told = [...[...seen.values()].flatMap(({ notices }) => notices), ...template.notices];
  if (more !== undefined) {
    const message = 'only the first template of the file was read';
    told.push({ path: file.path, offset: more.span.start, message });
  }
  return { units: [withFiles(unitOf(file, template, [...seen.values()]), sets)], notices: told };
}

/** Values of the unit may stand in the files that give them. */
function withFiles(unit: Unit, sets: readonly ParameterSet[]): Unit {
  return { ...unit, files: [...new Set([...unit.files, ...sets.map(({ file }) => file)])] };
}

function nestedTemplate(
  path: string | undefined,
  open: OpenFile,
  see: (parsed: ParsedFile) => void,
): NestedTemplate | undefined {
  const parsed = path === undefined ? undefined : open(path);
  const root = parsed?.documents.find(isTemplate);
  if (parsed === undefined || root === undefined) return undefined;
  see(parsed);
  return { root: withIncludes(root, open, see), file: parsed.file };
}

function isTemplate(node: Node): node is MapNode {
  return node.kind === 'map' && entryOf(node, 'Resources')?.kind === 'map';
}

/** Told unless the parser has already said why there is nothing. */
function noResources(file: SourceFile, documents: readonly Node[]): readonly Notice[] {
  return documents.length === 0
    ? []
    : [{ path: file.path, message: 'the template has no Resources that could be read' }];
}

function unitOf(file: SourceFile, template: Template, read: readonly ParsedFile[]): Unit {
  const because = template.incompleteBecause ?? read.flatMap(({ notices }) => notices)[0]?.message;
  return {
    id: file.path,
    format: 'cloudformation',
    resources: template.resources,
    parameters: template.parameters,
    complete: because === undefined,
    ...(because === undefined ? {} : { incompleteBecause: because }),
    files: read.map((one) => one.file),
  };
}
