import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Workbench } from './packages.js';
import type { Structure, Structures } from './structure.js';
import { CLOUDFORMATION_TYPES, isWanted } from './types.js';

/** The parts of `@aws-cdk/aws-service-spec` that are read here; the package is not there at type-checking time. */
type PropertyType =
  | { readonly type: 'string'; readonly allowedValues?: readonly string[] }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] }
  | { readonly type: 'number' | 'integer' | 'boolean' | 'json' | 'date-time' | 'null' | 'tag' };

interface Property {
  readonly type: PropertyType;
  readonly required?: boolean;
}
interface Entity {
  readonly name: string;
  readonly properties: Readonly<Record<string, Property>>;
}
interface Resource extends Entity {
  readonly cloudFormationType: string;
}
interface Database {
  readonly all: (kind: 'resource') => readonly Resource[];
  readonly get: (kind: 'typeDefinition', id: string) => Entity;
  readonly follow: (relation: 'usesType', from: Resource) => readonly { readonly entity: Entity }[];
}
interface Package {
  readonly loadAwsServiceSpecSync: () => Database;
}

const SCALARS: Readonly<Record<string, string>> = {
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  json: 'json',
  'date-time': 'string',
  null: 'json',
  tag: '.Tag',
};

/** A type as the schema writes it. Of a union that has a structure, the structure is what can be checked. */
function write(type: PropertyType, database: Database): string {
  switch (type.type) {
    case 'string':
      return type.allowedValues === undefined ? 'string' : type.allowedValues.map((value) => `'${value}'`).join('|');
    case 'array':
      return `${write(type.element, database)}[]`;
    case 'map':
      return `${write(type.element, database)}<>`;
    case 'ref':
      return `.${database.get('typeDefinition', type.reference.$ref).name}`;
    case 'union': {
      const written = type.types.map((member) => write(member, database));
      const structured = written.find((member) => member.startsWith('.'));
      return structured ?? (written.includes('json') ? 'json' : (written[0] ?? 'json'));
    }
    default:
      return SCALARS[type.type] ?? 'json';
  }
}

function structure(entity: Entity, database: Database): Structure {
  const entries = Object.entries(entity.properties).map(
    ([name, { type, required }]) => [name, write(type, database) + (required === true ? '!' : '')] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function structuresOf(resource: Resource, database: Database): readonly (readonly [string, Structure])[] {
  const root = resource.cloudFormationType;
  const parts = database
    .follow('usesType', resource)
    .map(({ entity }) => [`${root}.${entity.name}`, structure(entity, database)] as const);
  return [[root, structure(resource, database)], [`${root}.Tag`, { Key: 'string!', Value: 'string!' }], ...parts];
}

/** The properties of the wanted CloudFormation resource types. */
export async function distilCloudFormation(bench: Workbench): Promise<Structures> {
  bench.fetch('@cdklabs/tskb');
  bench.fetch('@aws-cdk/service-spec-types');
  const folder = bench.fetch('@aws-cdk/aws-service-spec');
  const main = pathToFileURL(path.join(folder, 'lib', 'index.js')).href;
  const loaded = (await import(main)) as Package & { readonly default?: Package };
  const database = (loaded.default ?? loaded).loadAwsServiceSpecSync();
  const resources = database
    .all('resource')
    .filter(({ cloudFormationType }) => isWanted(cloudFormationType, CLOUDFORMATION_TYPES));
  return Object.fromEntries(resources.flatMap((resource) => structuresOf(resource, database)));
}
