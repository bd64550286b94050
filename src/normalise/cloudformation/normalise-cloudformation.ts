import type { Parsers } from '../../model/ports.js';
import type { Unit } from '../../model/resource.js';
import type { MapNode, Node, Notice, SourceFile } from '../../model/source.js';
import { entryOf } from './make-node.js';
import { readTemplate, type Template } from './read-template.js';

export interface CloudFormationRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

/** Reads one template file as one deployment unit. A file with errors gives an incomplete unit and notices. */
export function normaliseCloudFormation(file: SourceFile, parsers: Parsers): CloudFormationRead {
  const { documents, notices } = parse(file, parsers);
  const templates = documents.filter(isTemplate);
  const [root, more] = templates;
  if (root === undefined) return { units: [], notices: [...notices, ...noResources(file, documents)] };
  const template = readTemplate(root, {
    file,
    unit: file.path,
    format: 'cloudformation',
    embeddedJson: parsers.embeddedJson,
  });
  const told = [...notices, ...template.notices];
  if (more !== undefined) {
    const message = 'only the first template of the file was read';
    told.push({ path: file.path, offset: more.span.start, message });
  }
  return { units: [unitOf(file, template, notices)], notices: told };
}

interface Documents {
  readonly documents: readonly Node[];
  readonly notices: readonly Notice[];
}

function parse(file: SourceFile, parsers: Parsers): Documents {
  if (file.syntax === 'yaml') return parsers.yaml(file);
  const { node, notices } = parsers.json(file);
  return { documents: node === undefined ? [] : [node], notices };
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

function unitOf(file: SourceFile, template: Template, notices: readonly Notice[]): Unit {
  const because = template.incompleteBecause ?? notices[0]?.message;
  return {
    id: file.path,
    format: 'cloudformation',
    resources: template.resources,
    complete: because === undefined,
    ...(because === undefined ? {} : { incompleteBecause: because }),
    files: [file],
  };
}
