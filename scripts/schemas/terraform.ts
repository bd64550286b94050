import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDeclarations, structureOf, type Declarations, type Property } from './declarations.js';
import type { Workbench } from './packages.js';
import type { Structure, Structures } from './structure.js';
import { isWanted, TERRAFORM_TYPES } from './types.js';

/** Attributes that the provider also accepts as nested blocks ("attributes as blocks"), as everybody writes them. */
const ATTRIBUTES_AS_BLOCKS: ReadonlySet<string> = new Set([
  'aws_security_group.ingress',
  'aws_security_group.egress',
  'aws_default_security_group.ingress',
  'aws_default_security_group.egress',
  'aws_network_acl.ingress',
  'aws_network_acl.egress',
  'aws_route_table.route',
]);

/** The name in Terraform stands in the comment: `{@link https://…/ecs_service#launch_type EcsService#launch_type}`. */
function terraformName({ name, comment }: Property): string {
  const linked = /\/docs\/[^\s#]+#(\w+) /.exec(comment)?.[1];
  if (linked === undefined) throw new Error(`No Terraform name in the comment of ${name}.`);
  return linked;
}

function isBlock(property: Property, place: string): boolean {
  return / block\s*\n/.test(property.comment) || ATTRIBUTES_AS_BLOCKS.has(place);
}

/** Whether an interface is the arguments of the resource itself: it comes with Terraform's meta-arguments. */
function isTop(declarations: Declarations, name: string): boolean {
  return declarations.extending.has(name);
}

/** Scalars as the declarations write them; whatever else they hold is a structure of the same file. */
const SCALARS: readonly (readonly [RegExp, string])[] = [
  [/^string\[\]$/, 'string[]'],
  [/^number\[\]$/, 'number[]'],
  [/^string$/, 'string'],
  [/^number$/, 'number'],
  [/^boolean/, 'boolean'],
  [/^\{[^}]*\bstring;\s*\}( \| cdktn\.IResolvable)?$/, 'string<>'],
  [/^\{/, 'json<>'],
];

type Named = readonly [string, Structure];

/** The structure of one interface, named by its place (`aws_ecs_service.load_balancer`), and those inside it. */
function structuresOf(declarations: Declarations, name: string, place: string): readonly Named[] {
  const properties = declarations.interfaces.get(name) ?? [];
  const nested: Named[] = [];
  const structure = structureOf(properties, (property) => {
    const key = terraformName(property);
    const required = property.required ? '!' : '';
    const scalar = SCALARS.find(([pattern]) => pattern.test(property.type))?.[1];
    if (scalar !== undefined) return [key, scalar + required];
    const inner = /^(?:\{ \[key: string\]: )?(\w+)(\[\])?/.exec(property.type);
    if (inner?.[1] === undefined || !declarations.interfaces.has(inner[1])) return [key, `json${required}`];
    const below = `${place}.${key}`;
    nested.push(...structuresOf(declarations, inner[1], below));
    const list = isBlock(property, below) ? '{}' : (inner[2] ?? '');
    return [key, below.slice(below.indexOf('.')) + list + required];
  });
  return [[place, structure], ...nested];
}

/** The resource type that a folder of the package declares; data sources get the prefix `data.`. */
function typeOf(folder: string, text: string): string | undefined {
  const type = /tfResourceType = "(\w+)"/.exec(text)?.[1];
  return type !== undefined && folder.startsWith('data-aws-') ? `data.${type}` : type;
}

function distilFolder(root: string, folder: string): readonly Named[] {
  const file = path.join(root, folder, 'index.d.ts');
  const type = typeOf(folder, readFileSync(file, 'utf8'));
  if (type === undefined || !isWanted(type, TERRAFORM_TYPES)) return [];
  const declarations = readDeclarations([file]);
  const config = [...declarations.interfaces.keys()].find(
    // The name ends in ConfigA where a nested structure has taken the other.
    (name) => /ConfigA?$/.test(name) && isTop(declarations, name),
  );
  if (config === undefined) throw new Error(`No configuration interface in ${folder}.`);
  // A data source's structures keep one root, so that `.statement` continues `data_aws_iam_policy_document`.
  return structuresOf(declarations, config, type.replace('.', '_'));
}

/** The arguments and nested blocks of the wanted Terraform resource types and data sources. */
export function distilTerraform(bench: Workbench): Structures {
  const root = path.join(bench.fetch('@cdktn/provider-aws', ['lib/*/index.d.ts']), 'lib');
  const folders = readdirSync(root).sort();
  return Object.fromEntries(folders.flatMap((folder) => distilFolder(root, folder)));
}
