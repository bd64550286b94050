/** A cloud assembly (`cdk.out`) → one unit per assembly: the app's own stacks, and those of each stage. */
import type { Tree } from '../../model/ports.js';
import type { Unit } from '../../model/resource.js';
import type { Notice } from '../../model/source.js';
import type { NestedTemplate, Template, TemplatePorts } from '../cloudformation/template.js';
import { exportsOf, type Exported } from './link-imports.js';
import { sourceLocator, type SourceLocator } from './locate-source.js';
import { nameResources } from './name-resources.js';
import { sourceReader, type SourceReader } from './source-files.js';
import { readManifest, type Manifest, type StackArtifact } from './read-manifest.js';
import { loadTemplate, readStack, type Reading } from './read-stack.js';

interface UnitsRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

const MAX_ASSEMBLIES = 200;
/** Of stacks that import from each other in a row. */
const MAX_CHAIN = 30;

/** Reads the assembly in `folder` and every assembly inside it. Never throws; what cannot be read gives a notice. */
export function normaliseCdk(folder: string, tree: Tree, parsers: TemplatePorts): UnitsRead {
  const locate = sourceLocator({ tree, parse: parsers.script }, folder);
  const sources = sourceReader(tree);
  const folders = [folder];
  const read: UnitsRead[] = [];
  for (const current of folders) {
    const manifest = readManifest(current, tree, parsers);
    const fresh = manifest.assemblies.filter((inner) => !folders.includes(inner));
    const room = MAX_ASSEMBLIES - folders.length;
    folders.push(...fresh.slice(0, room));
    read.push(readAssembly(current, manifest, { tree, parsers, locate, sources }));
    if (fresh.length > room) read.push({ units: [], notices: [tooMany(current)] });
  }
  return { units: read.flatMap((part) => part.units), notices: read.flatMap((part) => part.notices) };
}

function tooMany(path: string): Notice {
  return { path, message: `It holds more than ${MAX_ASSEMBLIES} assemblies; the rest was not read.` };
}

interface Shared {
  readonly tree: Tree;
  readonly parsers: TemplatePorts;
  readonly locate: SourceLocator;
  readonly sources: SourceReader;
}

interface Stack {
  readonly artifact: StackArtifact;
  readonly template: NestedTemplate;
}

/** Stacks of one assembly refer to each other, so they are one unit; stages never do. */
function readAssembly(folder: string, manifest: Manifest, shared: Shared): UnitsRead {
  const linker: { exported: Exported } = { exported: () => undefined };
  const files: Reading['files'] = new Map();
  const reading: Reading = { ...shared, unit: folder, files, exported: (wanted) => linker.exported(wanted) };
  const loaded = manifest.stacks.map((artifact) => ({ artifact, ...loadTemplate(artifact.templatePath, reading) }));
  const stacks = loaded.flatMap(({ artifact, template }): readonly Stack[] =>
    template === undefined ? [] : [{ artifact, template }],
  );
  const templateOf = stackReader(reading);
  linker.exported = exportReader(stacks, templateOf);
  const templates = stacks.map((stack) => templateOf(stack)).filter((template) => template !== undefined);
  const notices = [
    ...manifest.notices,
    ...loaded.flatMap((stack) => stack.notices),
    ...templates.flatMap((template) => template.notices),
  ];
  if (stacks.length === 0) return { units: [], notices };
  const lost = loaded.find((stack) => stack.template === undefined)?.artifact.templatePath;
  const because = manifest.incompleteBecause ?? (lost === undefined ? undefined : `${lost} could not be read`);
  return { units: [unitOf(folder, { templates, files, because, sources: shared.sources })], notices };
}

type TemplateOf = (stack: Stack) => Template | undefined;

/** Reads each stack once, exporters before their importers; undefined while a stack is being read. */
function stackReader(reading: Reading): TemplateOf {
  const done = new Map<Stack, Template | undefined>();
  let depth = 0;
  return (stack) => {
    if (done.has(stack) || depth >= MAX_CHAIN) return done.get(stack);
    done.set(stack, undefined);
    depth += 1;
    const template = readStack(stack.artifact, stack.template, reading);
    depth -= 1;
    done.set(stack, template);
    return template;
  };
}

function exportReader(stacks: readonly Stack[], templateOf: TemplateOf): Exported {
  const exports = new Map(
    stacks.flatMap((stack) =>
      [...exportsOf(stack.template.root)].map(([name, output]) => [name, { stack, output }] as const),
    ),
  );
  const named = (name: string): Stack | undefined => {
    const found = stacks.filter((stack) => stack.artifact.name === name);
    return found.length === 1 ? found[0] : undefined;
  };
  return (wanted) => {
    const found =
      'exportName' in wanted
        ? exports.get(wanted.exportName)
        : { stack: named(wanted.stackName), output: wanted.outputName };
    if (found?.stack === undefined) return undefined;
    return templateOf(found.stack)?.outputs.get(found.output);
  };
}

interface Parts {
  readonly templates: readonly Template[];
  readonly files: Reading['files'];
  readonly because: string | undefined;
  readonly sources: SourceReader;
}

function unitOf(folder: string, { templates, files, because, sources }: Parts): Unit {
  const open = templates.find((template) => !template.complete);
  const reason =
    because ?? (open === undefined ? undefined : (open.incompleteBecause ?? 'a template could not be read completely'));
  const resources = nameResources(templates.flatMap((template) => template.resources));
  return {
    id: folder,
    format: 'cdk',
    resources,
    declarations: templates.flatMap((template) => template.declarations),
    complete: reason === undefined,
    ...(reason === undefined ? {} : { incompleteBecause: reason }),
    files: [...files.values()],
    sources: sources(resources),
  };
}
