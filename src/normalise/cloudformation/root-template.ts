/** A template that no other one nests, read with the files that belong to it. */
import type { MapNode, Node } from '../../model/source.js';
import { nestedPath, withIncludes, type OpenFile, type ParsedFile } from './local-templates.js';
import { entryOf } from './make-node.js';
import type { ParameterSet } from './parameter-files/parameter-set.js';
import { readTemplate } from './read-template.js';
import type { NestedTemplate, Template, TemplateContext, TemplatePorts } from './template.js';

export interface RootTemplate {
  readonly parsed: ParsedFile;
  readonly root: MapNode;
  /** What files give to its parameters. */
  readonly sets: readonly ParameterSet[];
}

export interface RootRead {
  readonly template: Template;
  /** The files of the template and of what it nests and includes. */
  readonly seen: readonly ParsedFile[];
}

export interface RootPorts {
  readonly open: OpenFile;
  readonly parsers: TemplatePorts;
}

/** How it is read beside others: with a prefix of its addresses, and with what they export. */
export type Beside = Pick<TemplateContext, 'addressPrefix' | 'exported'>;

export function readRoot({ parsed, root, sets }: RootTemplate, { open, parsers }: RootPorts, beside: Beside): RootRead {
  const { file } = parsed;
  const seen = new Map<string, ParsedFile>([[file.path, parsed]]);
  const see = (one: ParsedFile): void => void seen.set(one.file.path, one);
  const template = readTemplate(withIncludes(root, open, see), {
    ...beside,
    file,
    unit: file.path,
    format: 'cloudformation',
    embeddedJson: parsers.embeddedJson,
    ...(parsers.environment === undefined ? {} : { environment: parsers.environment }),
    parameterSets: sets,
    nested: (_address, resource) => nestedTemplate(nestedPath(resource), open, see),
  });
  return { template, seen: [...seen.values()] };
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

export function isTemplate(node: Node): node is MapNode {
  return node.kind === 'map' && entryOf(node, 'Resources')?.kind === 'map';
}
