/** One stack of an assembly → its resources, with nested stacks, construct paths and source lines. */
import type { Tree } from '../../model/ports.js';
import type { ConstructSource } from '../../model/resource.js';
import type { MapNode, Node, Notice, SourceFile } from '../../model/source.js';
import { readTemplate } from '../cloudformation/read-template.js';
import type { Description, NestedTemplate, Template, TemplatePorts } from '../cloudformation/template.js';
import { folderOf, joinPath } from '../paths.js';
import { insideAssembly } from './assembly-path.js';
import { ancestors, nestedStackPath, readConstructs, type Constructs } from './constructs.js';
import { linkImports, type Exported } from './link-imports.js';
import type { SourceLocator } from './locate-source.js';
import type { StackArtifact } from './read-manifest.js';

/** What all stacks of an assembly share while they are read. */
export interface Reading {
  readonly tree: Tree;
  readonly parsers: TemplatePorts;
  readonly unit: string;
  readonly locate: SourceLocator;
  readonly exported: Exported;
  /** Template files that were read: each describes one stack, so a second use is refused. */
  readonly files: Map<string, SourceFile>;
}

export interface LoadedTemplate {
  readonly template?: NestedTemplate;
  readonly notices: readonly Notice[];
}

/** Reads and parses a template file; `template` is undefined when nothing could be made of it. */
export function loadTemplate(path: string, reading: Reading): LoadedTemplate {
  if (reading.files.has(path))
    return { notices: [{ path, message: 'The template belongs to several stacks; it was read once.' }] };
  const read = reading.tree.read(path);
  if (read === undefined)
    return { notices: [{ path, message: 'The template is named in the cloud assembly but is not there.' }] };
  if ('refused' in read) return { notices: [{ path, message: `The template was not read: ${read.refused}.` }] };
  const file: SourceFile = { path, text: read.text, syntax: 'json', generated: 'cdk synth made it' };
  reading.files.set(path, file);
  const { node, notices } = reading.parsers.json(file);
  if (node?.kind === 'map') return { template: { root: node, file }, notices };
  return { notices: notices.length > 0 ? notices : [{ path, message: 'The template is not a JSON object.' }] };
}

/** Reads a loaded stack. Addresses are the stack's path and the logical id: `Dev/Api/TaskDef54694570`. */
export function readStack(stack: StackArtifact, template: NestedTemplate, reading: Reading): Template {
  const constructs = readConstructs(stack);
  const notices: Notice[] = [];
  const found = readTemplate(linkImports(template.root, reading.exported), {
    file: template.file,
    unit: reading.unit,
    format: 'cdk',
    addressPrefix: `${stack.path}/`,
    embeddedJson: reading.parsers.embeddedJson,
    ...(reading.parsers.environment === undefined ? {} : { environment: reading.parsers.environment }),
    describe: describer(stack, constructs, reading.locate),
    nested: (logicalId, resource) => {
      const inner = nestedTemplate(stack, { logicalId, resource }, reading);
      notices.push(...inner.notices);
      return inner.template;
    },
  });
  const resources = found.resources.filter((resource) => resource.type !== 'AWS::CDK::Metadata');
  return { ...found, resources, notices: [...notices, ...found.notices] };
}

type Describe = (logicalId: string, resource: MapNode) => Description;

function describer(stack: StackArtifact, constructs: Constructs, locate: SourceLocator): Describe {
  const stackPaths = new Map<string, string>([[stack.templatePath, stack.path]]);
  return (id, resource) => {
    const logicalId = id.slice(id.lastIndexOf('/') + 1);
    const owner = stackPaths.get(resource.file.path) ?? ownerOf(resource.file.path, stack, constructs);
    const path = metadataText(resource, 'aws:cdk:path') ?? pathIn(owner, logicalId, constructs);
    if (path === undefined) return {};
    rememberNested(path, { stack, resource, stackPaths });
    const source = sourceOf(path, constructs, locate);
    if (source === undefined) return { constructPath: path };
    const containerSources = containersOf({ resource, path }, source, locate);
    return { constructPath: path, source, ...(containerSources.size === 0 ? {} : { containerSources }) };
  };
}

function ownerOf(file: string, stack: StackArtifact, constructs: Constructs): string {
  return constructs.stackOf(file.slice(folderOf(stack.templatePath).length).replace(/^\//, '')) ?? stack.path;
}

/** Older libraries do not say which construct a nested template describes; its resource's path does. */
function rememberNested(
  path: string,
  at: { readonly stack: StackArtifact; readonly resource: MapNode; readonly stackPaths: Map<string, string> },
): void {
  const nested = nestedStackPath(path);
  const asset = metadataText(at.resource, 'aws:asset:path');
  const file = asset === undefined ? undefined : insideAssembly(folderOf(at.stack.templatePath), asset);
  if (nested !== undefined && file !== undefined) at.stackPaths.set(file, nested);
}

/** A parent and its nested stacks are listed together: of several constructs with this id, the one of this stack. */
function pathIn(owner: string, logicalId: string, constructs: Constructs): string | undefined {
  const paths = constructs.pathsOf(logicalId);
  return paths.find((path) => constructs.ownerOf(path) === owner) ?? (paths.length === 1 ? paths[0] : undefined);
}

/** The line that creates the construct; failing that, the one of the nearest construct that owns it below its stack. */
function sourceOf(path: string, constructs: Constructs, locate: SourceLocator): Description['source'] {
  const written = nestedStackPath(path) ?? path;
  const own = locate.construct(constructs.framesOf(path)) ?? locate.written(written);
  if (own !== undefined) return own;
  const stack = constructs.ownerOf(path);
  for (const ancestor of ancestors(path)) {
    if (ancestor.length <= stack.length) return undefined;
    const child = ancestor.slice(ancestor.lastIndexOf('/') + 1);
    const candidates = [ancestor, `${ancestor}/Resource`, `${ancestor}/${child}`, `${ancestor}/Default`];
    const found = candidates
      .map((candidate) => locate.construct(constructs.framesOf(candidate)))
      .find((one) => one !== undefined);
    const owner = found ?? locate.written(ancestor);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

interface Definition {
  readonly resource: MapNode;
  readonly path: string;
}

function containersOf(
  { resource, path }: Definition,
  definition: ConstructSource,
  locate: SourceLocator,
): ReadonlyMap<string, ConstructSource> {
  const properties = valueOf(resource, 'Properties');
  const list = properties?.kind === 'map' ? valueOf(properties, 'ContainerDefinitions') : undefined;
  const names =
    list?.kind === 'list' ? list.items.flatMap((item) => (item.kind === 'map' ? textAt(item, 'Name') : [])) : [];
  return new Map(
    names.flatMap((name) => {
      const source = locate.container(name, definition) ?? locate.written(joinPath(folderOf(path), name));
      return source === undefined ? [] : [[name, source] as const];
    }),
  );
}

function textAt(map: MapNode, key: string): readonly string[] {
  const value = valueOf(map, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? [value.value] : [];
}

interface NestedResource {
  readonly logicalId: string;
  readonly resource: MapNode;
}

function nestedTemplate(stack: StackArtifact, nested: NestedResource, reading: Reading): LoadedTemplate {
  const asset = metadataText(nested.resource, 'aws:asset:path');
  if (asset === undefined) return { notices: [] };
  const path = insideAssembly(folderOf(stack.templatePath), asset);
  if (path === undefined) {
    const message = `The nested stack ${nested.logicalId} names ${asset}, which is not inside the cloud assembly, so it was not read.`;
    return { notices: [{ path: stack.templatePath, message }] };
  }
  const { template, notices } = loadTemplate(path, reading);
  if (template === undefined) return { notices };
  return { template: { ...template, root: linkImports(template.root, reading.exported) }, notices };
}

function metadataText(resource: MapNode, key: string): string | undefined {
  const metadata = valueOf(resource, 'Metadata');
  const value = metadata?.kind === 'map' ? valueOf(metadata, key) : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function valueOf(map: MapNode, key: string): Node | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}
