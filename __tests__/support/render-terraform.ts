/** Neutral examples as Terraform, with the container definitions in each of the ways people write them. */
import { holdsOpaque, holdsRef, nativeType, toNative } from './native.js';
import { isList, isMap, isOpaque, isRef, type Neutral, type NeutralResource, type Ref, type Value } from './neutral.js';

export const TERRAFORM_STYLES = [
  'jsonencode',
  'local',
  'heredoc',
  'variable',
  'file',
  'templatefile',
  'module',
  'module output, concat',
  'tfvars, for',
  'dynamic',
] as const;
export type TerraformStyle = (typeof TERRAFORM_STYLES)[number];

type Files = Readonly<Record<string, string>>;
type Types = ReadonlyMap<string, string>;

/** Undefined when the style cannot hold the example (a reference in a variable's default, say). */
export function terraform(example: Neutral, style: TerraformStyle): Files | undefined {
  const definition = example.find((one) => one.kind === 'taskDefinition');
  const containers = definition?.attributes['containerDefinitions'];
  if (style === 'jsonencode') return { 'main.tf': main(example, encoded) };
  if (style === 'dynamic') return dynamicBlocks(example);
  if (definition === undefined || containers === undefined) return undefined;
  const types = typesOf(example);
  const value = toNative(definition, 'terraform')['container_definitions'] ?? [];
  if (style === 'heredoc') return { 'main.tf': main(example, (list) => `<<-JSON\n${heredoc(list, types)}\n  JSON`) };
  if (style === 'local') {
    return {
      'main.tf': `locals {\n  containers = ${hcl(value, types, 2)}\n}\n\n${main(example, () => 'jsonencode(local.containers)')}`,
    };
  }
  if (holdsRef(containers) || holdsOpaque(containers)) return undefined;
  return literalStyle(example, style, value);
}

function literalStyle(example: Neutral, style: TerraformStyle, value: Value): Files {
  const types = typesOf(example);
  if (style === 'variable') {
    const variable = `variable "containers" {\n  default = ${hcl(value, types, 2)}\n}\n\n`;
    return { 'main.tf': variable + main(example, () => 'jsonencode(var.containers)') };
  }
  const json = `${JSON.stringify(value, null, 2)}\n`;
  if (style === 'file') {
    return { 'main.tf': main(example, () => 'file("${path.module}/containers.json")'), 'containers.json': json };
  }
  if (style === 'templatefile') {
    return {
      'main.tf': main(example, () => 'templatefile("${path.module}/containers.tftpl", {})'),
      'containers.tftpl': json,
    };
  }
  if (style === 'tfvars, for') {
    const variable = 'variable "containers" {\n  type = any\n}\n\n';
    return {
      'main.tf': variable + main(example, () => 'jsonencode([for container in var.containers : container])'),
      'terraform.tfvars': `containers = ${hcl(value, types, 0)}\n`,
    };
  }
  if (style === 'module output, concat') return fromModule(example, hcl(value, types, 2));
  return inModule(example, hcl(value, types, 2));
}

/** The containers come out of a module, and are put together with further ones. */
function fromModule(example: Neutral, containers: string): Files {
  const call = 'module "containers" {\n  source = "./modules/containers"\n}\n\n';
  return {
    'main.tf': call + main(example, () => 'jsonencode(concat(module.containers.all, []))'),
    'modules/containers/main.tf': `output "all" {\n  value = ${containers}\n}\n`,
  };
}

/** Lists of blocks by `dynamic`, where their blocks have the same plain arguments. Undefined when there are none. */
function dynamicBlocks(example: Neutral): Files | undefined {
  if (example.some((one) => holdsOpaque(one.attributes))) return undefined;
  const types = typesOf(example);
  const texts = example.map((one) => block(one, types, { containers: encoded, entry: dynamicEntry }));
  return texts.some((text) => text.includes('dynamic "')) ? { 'main.tf': texts.join('\n') } : undefined;
}

function dynamicEntry({ key, value, indent }: EntryText, types: Types): readonly string[] {
  const keys = key.endsWith('{}') && isList(value) ? commonKeys(value) : undefined;
  if (keys === undefined) return entry({ key, value, indent }, types);
  const name = key.slice(0, -2);
  const pad = ' '.repeat(indent);
  return [
    `${pad}dynamic "${name}" {`,
    `${pad}  for_each = ${hcl(value, types, indent + 2)}`,
    `${pad}  content {`,
    ...keys.map((inner) => `${pad}    ${inner} = ${name}.value.${inner}`),
    `${pad}  }`,
    `${pad}}`,
  ];
}

/** The keys of all maps, when they are the same and none is a block. */
function commonKeys(bodies: readonly Value[]): readonly string[] | undefined {
  const [first] = bodies;
  if (first === undefined || !isMap(first)) return undefined;
  const keys = Object.keys(first);
  const isSame = (body: Value): boolean =>
    isMap(body) && keys.length === Object.keys(body).length && keys.every((key) => key in body);
  return keys.some((key) => key.endsWith('{}')) || !bodies.every(isSame) ? undefined : keys;
}

/** The task definition in a module that gets its containers as an input; everything else stays in the root. */
function inModule(example: Neutral, containers: string): Files {
  const definition = example.filter((one) => one.kind === 'taskDefinition');
  const rest = example.filter((one) => one.kind !== 'taskDefinition');
  const refers = rest.some((one) => holdsRef(one.attributes)) || definition.some((one) => holdsRef(one.attributes));
  if (refers) return { 'main.tf': main(example, encoded) };
  const call = `module "app" {\n  source     = "./modules/app"\n  containers = ${containers}\n}\n`;
  return {
    'main.tf': `${call}\n${main(rest, () => '')}`,
    'modules/app/main.tf': `variable "containers" {\n  type = any\n}\n\n${main(definition, () => 'jsonencode(var.containers)')}`,
  };
}

function typesOf(example: Neutral): Types {
  return new Map(example.map((one) => [one.name, nativeType(one.kind, 'terraform')]));
}

function main(example: Neutral, containers: (value: Value, types: Types) => string): string {
  const types = typesOf(example);
  const blocks = example.map((one) => block(one, types, { containers, entry }));
  const unknown = blocks.some((text) => text.includes('var.unknown')) ? ['variable "unknown" {}\n'] : [];
  return [...unknown, ...blocks].join('\n');
}

/** How the parts of a block are written. */
interface Writing {
  readonly containers: (value: Value, types: Types) => string;
  readonly entry: typeof entry;
}

function encoded(value: Value, types: Types): string {
  return `jsonencode(${hcl(value, types, 2)})`;
}

function block(one: NeutralResource, types: Types, { containers, entry: write }: Writing): string {
  const native = toNative(one, 'terraform');
  const lines = Object.entries(native).flatMap(([key, value]) => {
    if (key === 'container_definitions') {
      return [
        `  # keep this comment`,
        `  container_definitions = ${isOpaque(value) ? 'var.unknown' : containers(value, types)}`,
      ];
    }
    if (isDocument(value) && !isRef(value)) return [`  ${key} = jsonencode(${hcl(value, types, 2)})`];
    return write({ key, value, indent: 2 }, types);
  });
  return `${headerOf(one)} {\n${lines.join('\n')}\n}\n`;
}

function headerOf({ kind, name }: NeutralResource): string {
  return kind === 'provider' ? 'provider "aws"' : `resource "${nativeType(kind, 'terraform')}" "${name}"`;
}

/** Policy documents and event patterns are JSON text in Terraform. */
export function isDocument(value: Value): boolean {
  return isMap(value) && ['Statement', 'source', 'detail'].some((key) => key in value);
}

interface EntryText {
  readonly key: string;
  readonly value: Value;
  readonly indent: number;
}

function entry({ key, value, indent }: EntryText, types: Types): readonly string[] {
  const pad = ' '.repeat(indent);
  if (!key.endsWith('{}')) return [`${pad}${key} = ${hcl(value, types, indent)}`];
  const name = key.slice(0, -2);
  if (isOpaque(value))
    return [`${pad}dynamic "${name}" {`, `${pad}  for_each = var.unknown`, `${pad}  content {}`, `${pad}}`];
  const bodies = isList(value) ? value : [value];
  return bodies.flatMap((body) => {
    if (isOpaque(body)) return entry({ key, value: body, indent }, types);
    const inner = isMap(body)
      ? Object.entries(body).flatMap(([inside, item]) => entry({ key: inside, value: item, indent: indent + 2 }, types))
      : [];
    return [`${pad}${name} {`, ...inner, `${pad}}`];
  });
}

function hcl(value: Value, types: Types, indent: number): string {
  const pad = ' '.repeat(indent);
  if (isOpaque(value)) return 'var.unknown';
  if (isRef(value)) return expression(value, types);
  if (isList(value)) {
    if (value.every((item) => !isMap(item))) return `[${value.map((item) => hcl(item, types, indent)).join(', ')}]`;
    return `[\n${value.map((item) => `${pad}  ${hcl(item, types, indent + 2)},`).join('\n')}\n${pad}]`;
  }
  if (!isMap(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const lines = Object.entries(value).map(([key, item]) => `${pad}  ${keyText(key)} = ${hcl(item, types, indent + 2)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${pad}}`;
}

function keyText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

function expression(value: Ref, types: Types): string {
  return `${types.get(value.$ref) ?? 'missing'}.${value.$ref}.${value.attribute}`;
}

/** JSON with references and unknowns as `${…}`, indented below its attribute. */
function heredoc(value: Value, types: Types): string {
  const text = JSON.stringify(
    value,
    (_, inner: Value) => {
      if (typeof inner !== 'object') return inner;
      if (isOpaque(inner)) return '${var.unknown}';
      return isRef(inner) ? `\${${expression(inner, types)}}` : inner;
    },
    2,
  );
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
