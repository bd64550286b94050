/** Neutral examples as CloudFormation, in YAML and JSON, and as the output of `cdk synth`. */
import { pascalCase } from '../../src/model/spelling.js';
import { folded, nativeType, toNative } from './native.js';
import { isList, isMap, isOpaque, isRef, type Neutral, type Ref, type Value } from './neutral.js';

/** CloudFormation's words for the id, ARN and name of what an example refers to. */
const ATTRIBUTES: Readonly<Record<string, Partial<Record<Ref['attribute'], string>>>> = {
  'AWS::EC2::SecurityGroup': { id: 'GroupId' },
  'AWS::IAM::Role': { arn: 'Arn' },
  'AWS::Logs::LogGroup': { arn: 'Arn' },
  'AWS::ECR::Repository': { arn: 'Arn' },
  'AWS::ECS::Cluster': { arn: 'Arn' },
};

export function logicalId(name: string): string {
  return pascalCase(name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? ''));
}

export function cloudFormationJson(example: Neutral): string {
  return `${JSON.stringify(template(example), null, 2)}\n`;
}

export function cloudFormationYaml(example: Neutral): string {
  const { Parameters, Resources } = template(example);
  const lines = ["AWSTemplateFormatVersion: '2010-09-09'"];
  if (Parameters !== undefined) lines.push('Parameters:', ...block(Parameters, 2));
  lines.push('# what the service needs', 'Resources:', ...block(Resources, 2));
  return `${lines.join('\n')}\n`;
}

export function cdkAssembly(example: Neutral): Readonly<Record<string, string>> {
  const manifest = {
    version: '55.0.0',
    artifacts: { App: { type: 'aws:cloudformation:stack', properties: { templateFile: 'App.template.json' } } },
  };
  return {
    'cdk.out/manifest.json': JSON.stringify(manifest, null, 2),
    'cdk.out/cdk.out': '{"version":"55.0.0"}',
    'cdk.out/App.template.json': cloudFormationJson(example),
  };
}

interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, unknown>>;
}

function template(example: Neutral): Template {
  const whole = folded(example);
  const names = new Map(whole.map((one) => [one.name, nativeType(one.kind, 'cloudformation')]));
  const resources = whole.map((one): [string, unknown] => {
    const Properties = plain(toNative(one, 'cloudformation'), names);
    return [logicalId(one.name), { Type: nativeType(one.kind, 'cloudformation'), Properties }];
  });
  const opaque = JSON.stringify(resources).includes('"Ref":"Unknown"');
  return {
    ...(opaque ? { Parameters: { Unknown: { Type: 'AWS::SSM::Parameter::Value<String>' } } } : {}),
    Resources: Object.fromEntries(resources),
  };
}

function plain(value: Value, names: ReadonlyMap<string, string>): unknown {
  if (isOpaque(value)) return { Ref: 'Unknown' };
  if (isRef(value)) return reference(value, names.get(value.$ref) ?? '');
  if (isList(value)) return value.map((item) => plain(item, names));
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, names)]));
  return value;
}

function reference(value: Ref, type: string): unknown {
  const attribute = ATTRIBUTES[type]?.[value.attribute];
  const id = logicalId(value.$ref);
  return attribute === undefined ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] };
}

function block(value: unknown, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => {
    const inline = scalar(inner);
    if (inline !== undefined) return [`${pad}${key}: ${inline}`];
    if (Array.isArray(inner)) return [`${pad}${key}:`, ...inner.flatMap((item) => listItem(item, indent + 2))];
    return [`${pad}${key}:`, ...block(inner, indent + 2)];
  });
}

function listItem(item: unknown, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  const inline = scalar(item);
  if (inline !== undefined) return [`${pad}- ${inline}`];
  if (Array.isArray(item)) return [`${pad}- ${JSON.stringify(item)}`];
  const [first, ...rest] = block(item, indent + 2);
  return [`${pad}- ${first?.trimStart() ?? '{}'}`, ...rest];
}

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string')
    return /^[\w./:-]*[\w/]$/.test(value) && !/^[\d.:]+$|^(true|false)$/.test(value) ? value : `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return `!Ref ${String(value.Ref)}`;
  if ('Fn::GetAtt' in value) return `!GetAtt ${(value['Fn::GetAtt'] as string[]).join('.')}`;
  if (Object.keys(value).length === 0) return Array.isArray(value) ? '[]' : '{}';
  return undefined;
}
