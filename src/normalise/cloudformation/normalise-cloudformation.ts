import type { Parsers, Tree } from '../../model/ports.js';
import type { Unit } from '../../model/resource.js';
import type { MapNode, Notice, SourceFile } from '../../model/source.js';
import { fileOpener, nestedPaths, parseFile, type OpenFile, type ParsedFile } from './local-templates.js';
import { parametersOf } from './nested-stacks.js';
import { tieParameterFiles, type Deployable } from './parameter-files/tie-parameter-files.js';
import { readLinked, type LinkedRead } from './read-linked.js';
import { isTemplate, type RootTemplate } from './root-template.js';
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
  const parsed = rootsOf([...known.values()]);
  const found = parsed.map((one) => ({ parsed: one, root: one.documents.find(isTemplate) }));
  const tied = tieParameterFiles(found.flatMap(deployable), tree.paths ?? [], open);
  const roots = found.flatMap(({ parsed: one, root }): readonly RootTemplate[] =>
    root === undefined ? [] : [{ parsed: one, root, sets: tied.sets.get(one.file.path) ?? [] }],
  );
  const read = readLinked(roots, { open, parsers });
  const each = roots.flatMap((root, index) => (read[index] === undefined ? [] : [{ root, read: read[index] }]));
  return {
    units: each.map((one) => unitOf(one.root, one.read)),
    notices: [
      ...found.flatMap((one) => (one.root === undefined ? noResources(one.parsed) : [])),
      ...each.flatMap((one) => noticesOf(one.root, one.read)),
      ...tied.notices,
    ],
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

interface Found {
  readonly parsed: ParsedFile;
  readonly root: MapNode | undefined;
}

function deployable({ parsed: { file }, root }: Found): readonly Deployable[] {
  return root === undefined ? [] : [{ path: file.path, parameters: new Set(parametersOf(root)) }];
}

function unitOf({ parsed: { file }, sets }: RootTemplate, { template, seen, neighbours, gap }: LinkedRead): Unit {
  const because = template.incompleteBecause ?? seen.flatMap(({ notices }) => notices)[0]?.message ?? gap;
  return {
    id: file.path,
    format: 'cloudformation',
    resources: template.resources,
    declarations: template.declarations,
    complete: because === undefined,
    ...(because === undefined ? {} : { incompleteBecause: because }),
    // Values of the unit may stand in the files that give them to parameters.
    files: [...new Set([...seen.map((one) => one.file), ...sets.map((set) => set.file)])],
    ...(neighbours === undefined ? {} : { neighbours }),
  };
}

function noticesOf({ parsed: { file, documents } }: RootTemplate, { template, seen }: LinkedRead): readonly Notice[] {
  const told = [...seen.flatMap(({ notices }) => notices), ...template.notices];
  const [, more] = documents.filter(isTemplate);
  if (more === undefined) return told;
  return [
    ...told,
    { path: file.path, offset: more.span.start, message: 'only the first template of the file was read' },
  ];
}

/** Told unless the parser has already said why there is nothing. */
function noResources({ file, documents, notices }: ParsedFile): readonly Notice[] {
  return documents.length === 0
    ? notices
    : [...notices, { path: file.path, message: 'the template has no Resources that could be read' }];
}
