/** The resources of a module that the review knows, with their bodies as nodes. */
import type { Resource } from '../../model/resource.js';
import { NATIVE_TYPES } from '../names.js';
import { bodyNode } from './block-body.js';
import type { NodeContext } from './embedded-json.js';
import { attributesOf, nestedBlocks, type Declaration } from './modules/declaration.js';
import type { Module } from './modules/module.js';
import { resourceInstances, type ResourceInstance } from './modules/resource-instances.js';
import { relocateBody } from './public-modules/relocate.js';
import { homeOfCall, isTableFile } from './public-modules/table-file.js';
import { uploadedContent } from './uploaded-file.js';
import { messageOf } from './value/failure.js';

const DATA_DOCUMENT = 'aws_iam_policy_document';
const UPLOAD = 'aws_s3_object';

/** A type that rules judge or the graph follows. */
function typeOf({ name, main }: Declaration): string | undefined {
  const type = main.block.labels[0]?.value ?? '';
  if (name.startsWith('data.')) return isReadData(type) ? type : undefined;
  return main.block.type === 'resource' && Object.hasOwn(NATIVE_TYPES, type) ? type : undefined;
}

/** Policy documents, and what rules judge of data sources. */
function isReadData(type: string): boolean {
  return type === DATA_DOCUMENT || Object.hasOwn(NATIVE_TYPES, `data.${type}`);
}

/** Resources and data sources. */
export function resourcesOf(module: Module, context: NodeContext): readonly Resource[] {
  return [...module.source.resources.values()].flatMap((declaration) => {
    const type = typeOf(declaration);
    const instances = (): readonly ResourceInstance[] => module.resource(declaration.name).instances;
    return type === undefined ? [] : readResource({ declaration, type, module, instances }, context);
  });
}

/** The providers and the backend of the types that rules judge. */
export function signInsOf(module: Module, context: NodeContext): readonly Resource[] {
  return [...module.source.signIns.values()].flatMap((declaration) => {
    const type = /^\w+\.\w+/.exec(declaration.name)?.[0] ?? '';
    const instances = (): readonly ResourceInstance[] => resourceInstances(declaration, module).instances;
    const isJudged = Object.hasOwn(NATIVE_TYPES, type);
    return isJudged ? readResource({ declaration, type, module, instances }, context) : [];
  });
}

interface SeenTables {
  readonly seeFile: NodeContext['seeFile'];
  readonly any: () => boolean;
}

/** Tables of public modules are no files of the repository. */
function besideTables({ seeFile }: NodeContext): SeenTables {
  let seen = false;
  return {
    any: () => seen,
    seeFile: (file) => {
      if (isTableFile(file)) seen = true;
      else seeFile(file);
    },
  };
}

interface Known {
  readonly declaration: Declaration;
  readonly type: string;
  readonly module: Module;
  readonly instances: () => readonly ResourceInstance[];
}

/** What exceeds the limits is left out, and the unit is not complete. */
function readResource(known: Known, context: NodeContext): readonly Resource[] {
  const { declaration, module } = known;
  try {
    return known.instances().map((instance) => resourceOf({ ...known, instance }, context));
  } catch (error) {
    module.session.incomplete(`${declaration.name} could not be evaluated: ${messageOf(error)}`);
    return [];
  }
}

interface Found extends Known {
  readonly instance: ResourceInstance;
}

function resourceOf({ declaration, type, instance, module }: Found, context: NodeContext): Resource {
  const { main } = declaration;
  const source = { main, attributes: attributesOf(declaration), blocks: nestedBlocks(declaration) };
  const tables = besideTables(context);
  const seen = { ...context, scope: instance.scope, seeFile: tables.seeFile };
  const written = bodyNode(source, seen, instance.argument);
  const uploaded = type === UPLOAD ? uploadedContent({ attributes: source.attributes, instance }, seen) : [];
  const whole = uploaded.length === 0 ? written : { ...written, entries: [...written.entries, ...uploaded] };
  const body = tables.any() ? relocateBody(whole, type === DATA_DOCUMENT) : whole;
  const conditional = instance.instance.conditional ?? module.conditional;
  const single = instance.instance.names.length === 0;
  const { file, span, header } = isTableFile(main.file) ? main.file.home : homeOfCall(main);
  return {
    type,
    address: instance.address,
    unit: module.session.root,
    format: 'terraform',
    dialect: 'terraform',
    file,
    body,
    place: { kind: 'resource', node: body, span, header, property: '' },
    scope: module.source.folder,
    ...(conditional === undefined ? {} : { conditional }),
    ...(single && !isTableFile(main.file) ? { referName: declaration.name } : {}),
    ...(declaration.name.startsWith('data.') ? { data: true } : {}),
  };
}
