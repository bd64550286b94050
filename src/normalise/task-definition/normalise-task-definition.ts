import type { Parsers } from '../../model/ports.js';
import type { Resource, Unit } from '../../model/resource.js';
import type { MapNode, Node, Notice, SourceFile, Span } from '../../model/source.js';
import { entryOf, findDefinition, valueOf } from './find-definition.js';
import { withStringMarks } from './string-marks.js';

export interface TaskDefinitionRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

const ALONE = 'a task-definition file shows none of the resources around it';

/** Reads a task-definition file as one deployment unit. A file that holds none gives no unit. */
export function normaliseTaskDefinition(file: SourceFile, parsers: Parsers): TaskDefinitionRead {
  const { documents, notices } = parse(file, parsers);
  const definitions = documents.flatMap((document): readonly MapNode[] => {
    const definition = findDefinition(document);
    return definition === undefined ? [] : [withStringMarks(definition) as MapNode];
  });
  if (definitions.length === 0) return { units: [], notices };
  const addresses = uniqueAddresses(definitions, file);
  const resources = definitions.map((body, index) => resourceOf(file, body, addresses[index] ?? file.path));
  const unit: Unit = {
    id: file.path,
    format: 'task-definition',
    resources,
    complete: false,
    incompleteBecause: ALONE,
    files: [file],
  };
  return { units: [unit], notices };
}

function parse(file: SourceFile, parsers: Parsers): ReturnType<Parsers['yaml']> {
  if (file.syntax === 'yaml') return parsers.yaml(file);
  const { node, notices } = parsers.json(file);
  return { documents: node === undefined ? [] : [node], notices };
}

/** Families; a definition without a known one is called after the file, and repeated names are numbered. */
function uniqueAddresses(definitions: readonly MapNode[], file: SourceFile): readonly string[] {
  const seen = new Map<string, number>();
  return definitions.map((definition) => {
    const name = familyOf(definition) ?? file.path.slice(file.path.lastIndexOf('/') + 1);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

function familyOf(definition: MapNode): string | undefined {
  const family = valueOf(definition, 'family');
  const known = family?.kind === 'scalar' ? family.value : undefined;
  return typeof known === 'string' && known !== '' ? known : undefined;
}

function resourceOf(file: SourceFile, body: MapNode, address: string): Resource {
  return {
    type: 'task-definition',
    address,
    unit: file.path,
    format: 'task-definition',
    dialect: 'api',
    file,
    body,
    place: { kind: 'resource', node: body, span: body.span, header: headerOf(body), property: '' },
    scope: '',
  };
}

/** The family; otherwise the name of the first container; otherwise the first line. */
function headerOf(body: MapNode): Span {
  const family = entryOf(body, 'family');
  if (family !== undefined) return family.span;
  return firstName(valueOf(body, 'containerDefinitions')) ?? firstLine(body);
}

function firstName(containers: Node | undefined): Span | undefined {
  if (containers?.kind !== 'list') return undefined;
  const named = containers.items.map((item) => (item.kind === 'map' ? entryOf(item, 'name') : undefined));
  return named.find((entry) => entry !== undefined)?.span;
}

function firstLine({ file, span }: MapNode): Span {
  const text = file.text.slice(span.start, span.end);
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return { start: span.start, end: span.start + line.length };
}
