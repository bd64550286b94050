/** Neutral examples as CloudFormation, in the ways people write it, and as the output of `cdk synth`. */
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
  return yaml(template(example), block);
}

/** The properties of each resource in YAML's flow style. */
export function cloudFormationFlow(example: Neutral): string {
  return yaml(template(example), (resources, indent) =>
    Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
      const pad = ' '.repeat(indent);
      return [`${pad}${id}:`, `${pad}  Type: ${Type}`, `${pad}  Properties: ${flow(Properties)}`];
    }),
  );
}

/** Every structure is there under a condition that a parameter's default decides. */
export function cloudFormationConditions(example: Neutral): string {
  const whole = template(example);
  const decided = (value: unknown): unknown =>
    scalar(value) === undefined ? { 'Fn::If': ['IsProd', value, { Ref: 'AWS::NoValue' }] } : value;
  return yaml(
    {
      Parameters: { ...whole.Parameters, Stage: { Type: 'String', Default: 'prod' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: withProperties(whole.Resources, decided),
    },
    block,
  );
}

/** Policy documents as JSON text that `Fn::Sub` fills in. Undefined for an example without one. */
export function cloudFormationSub(example: Neutral): string | undefined {
  const whole = template(example);
  const Resources = withDocuments(whole.Resources) as Template['Resources'];
  return JSON.stringify(Resources) === JSON.stringify(whole.Resources)
    ? undefined
    : yaml({ ...whole, Resources }, block);
}

/** A stack whose only resource is the stack of the example. */
export function nestedStack(example: Neutral): Readonly<Record<string, string>> {
  const Resources = { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './inner.yaml' } } };
  return { 'template.yaml': yaml({ Resources }, block), 'inner.yaml': cloudFormationYaml(example) };
}

function yaml(
  { Parameters, Conditions, Resources }: Template,
  print: (resources: Template['Resources'], indent: number) => readonly string[],
): string {
  const lines = ["AWSTemplateFormatVersion: '2010-09-09'"];
  if (Parameters !== undefined) lines.push('Parameters:', ...block(Parameters, 2));
  if (Conditions !== undefined) lines.push('Conditions:', ...block(Conditions, 2));
  lines.push('# what the service needs', 'Resources:', ...print(Resources, 2));
  return `${lines.join('\n')}\n`;
}

function withProperties(resources: Template['Resources'], change: (value: unknown) => unknown): Template['Resources'] {
  const changed = Object.entries(resources).map(([id, { Type, Properties }]): [string, TemplateResource] => {
    const entries = Object.entries(Properties).map(([key, value]): [string, unknown] => [key, change(value)]);
    return [id, { Type, Properties: Object.fromEntries(entries) }];
  });
  return Object.fromEntries(changed);
}

const DOCUMENTS = [
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'RepositoryPolicyText',
  'PolicyText',
  'KeyPolicy',
  'ResourcePolicy',
];

function withDocuments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDocuments);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]): [string, unknown] =>
    DOCUMENTS.includes(key) && scalar(inner) === undefined
      ? [key, { 'Fn::Sub': JSON.stringify(filledIn(inner), null, 2) }]
      : [key, withDocuments(inner)],
  );
  return Object.fromEntries(entries);
}

/** What a document refers to, as `Fn::Sub` names it. */
function filledIn(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', '${!');
  if (Array.isArray(value)) return value.map(filledIn);
  if (typeof value !== 'object' || value === null) return value;
  if ('Ref' in value) return `\${${String(value.Ref)}}`;
  if ('Fn::GetAtt' in value) return `\${${(value['Fn::GetAtt'] as string[]).join('.')}}`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner)]));
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

interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

function template(example: Neutral): Template {
  const whole = folded(example);
  const names = new Map(whole.map((one) => [one.name, nativeType(one.kind, 'cloudformation')]));
  const resources = whole.map((one): [string, TemplateResource] => {
    const native = Object.entries(toNative(one, 'cloudformation'));
    const Properties = Object.fromEntries(native.map(([key, value]) => [key, plain(value, names)]));
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
    const lines = filledInLines(inner);
    if (lines !== undefined) return [`${pad}${key}: !Sub |`, ...lines.map((line) => `${pad}  ${line}`)];
    if (Array.isArray(inner)) return [`${pad}${key}:`, ...inner.flatMap((item) => listItem(item, indent + 2))];
    return [`${pad}${key}:`, ...block(inner, indent + 2)];
  });
}

function filledInLines(value: unknown): readonly string[] | undefined {
  const text = typeof value === 'object' && value !== null && 'Fn::Sub' in value ? value['Fn::Sub'] : undefined;
  return typeof text === 'string' ? text.split('\n') : undefined;
}

function flow(value: unknown): string {
  const inline = scalar(value);
  if (inline !== undefined) return inline;
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const entries = Object.entries(value as Record<string, unknown>);
  return `{ ${entries.map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`;
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
