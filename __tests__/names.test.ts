/** No invented spelling: every attribute that a shape names exists, in every dialect, in a published schema. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { member, type Member, type Schema, type Structures } from '../scripts/schemas/structure.js';
import type { Fields, Shape } from '../src/model/shape.js';
import { flag, listOf, mapOf, text } from '../src/model/shape.js';
import { stepsTo, type Spelling } from '../src/model/spelling.js';
import { SHAPES, type Kind } from '../src/model/subject.js';
import { DOCUMENT_SPELLING, NATIVE_TYPES, PART_SPELLINGS, partSpelling } from '../src/normalise/names.js';

function load(name: string): Structures {
  const url = new URL(`../data/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as Schema).structures;
}

/** No schema has what is beside the resources; the template reference and Terraform's documentation say what it has. */
const SECTIONS: Structures = {
  'template-parameter': {
    AllowedValues: 'string[]',
    Default: 'string',
    Description: 'string',
    NoEcho: 'boolean',
    Type: 'string!',
  },
  'template-authentication': {
    accessKeyId: 'string',
    buckets: 'string[]',
    password: 'string',
    roleName: 'string',
    secretKey: 'string',
    type: 'string!',
    uris: 'string[]',
    username: 'string',
  },
  'provider.aws': { access_key: 'string', secret_key: 'string', token: 'string' },
  data_terraform_remote_state: { config: '.config' },
  'data_terraform_remote_state.config': { access_key: 'string', secret_key: 'string', token: 'string' },
  'backend.s3': { access_key: 'string', secret_key: 'string', token: 'string' },
};

const SCHEMAS: Structures = { ...load('api'), ...load('cloudformation'), ...load('terraform'), ...SECTIONS };

/** A spelling of a kind's attributes, and the structure of the schemas that it spells. */
interface Spelt {
  readonly name: string;
  readonly kind: Kind;
  readonly spelling: Spelling;
  readonly structure: string;
}

const RESOURCES: readonly Spelt[] = Object.entries(NATIVE_TYPES).map(([name, { kind, spelling }]) => {
  const structure = name === 'task-definition' ? 'ecs.RegisterTaskDefinitionRequest' : name.replace('data.', 'data_');
  return { name, kind, spelling, structure };
});

function part(name: string, kind: Kind, structure: string): Spelt {
  const [type = '', attribute = ''] = name.split('#');
  const dialect = type.startsWith('AWS::') ? 'cloudformation' : 'terraform';
  const api = attribute === 'containers' && dialect === 'terraform';
  const spelling = partSpelling(type, attribute, type === 'task-definition' || api ? 'api' : dialect);
  return { name, kind, spelling, structure };
}

const PARTS: readonly Spelt[] = [
  part('task-definition#containers', 'container', 'ecs.ContainerDefinition'),
  part('task-definition#volumes', 'volume', 'ecs.Volume'),
  part('AWS::ECS::TaskDefinition#containers', 'container', 'AWS::ECS::TaskDefinition.ContainerDefinition'),
  part('AWS::ECS::TaskDefinition#volumes', 'volume', 'AWS::ECS::TaskDefinition.Volume'),
  part('aws_ecs_task_definition#containers', 'container', 'ecs.ContainerDefinition'),
  part('aws_ecs_task_definition#volumes', 'volume', 'aws_ecs_task_definition.volume'),
  part('AWS::EC2::SecurityGroup#ingress', 'securityGroupRule', 'AWS::EC2::SecurityGroup.Ingress'),
  part('AWS::EC2::SecurityGroup#egress', 'securityGroupRule', 'AWS::EC2::SecurityGroup.Egress'),
  part('aws_security_group#ingress', 'securityGroupRule', 'aws_security_group.ingress'),
  part('aws_security_group#egress', 'securityGroupRule', 'aws_security_group.egress'),
  part('AWS::Events::Rule#targets', 'scheduledTask', 'AWS::Events::Rule.Target'),
  part('aws_iam_policy_document#statement', 'statement', 'data_aws_iam_policy_document.statement'),
];

/** The request that a kind's attributes are named after, where no file is written in the API's own words. */
const REQUESTS: Partial<Record<Kind, string>> = {
  service: 'ecs.CreateServiceRequest',
  taskSet: 'ecs.CreateTaskSetRequest',
  capacityProvider: 'ecs.CreateCapacityProviderRequest',
  cluster: 'ecs.CreateClusterRequest',
  loadBalancer: 'elbv2.CreateLoadBalancerInput',
  listener: 'elbv2.CreateListenerInput',
  listenerRule: 'elbv2.CreateRuleInput',
  targetGroup: 'elbv2.CreateTargetGroupInput',
  repository: 'ecr.CreateRepositoryRequest',
  registryScanning: 'ecr.PutRegistryScanningConfigurationRequest',
};

/** What other calls than that request set, and the formats write beside the rest. */
const ELSEWHERE: Partial<Record<Kind, readonly string[]>> = {
  loadBalancer: [
    'loadBalancerAttributes',
    'loadBalancerAttributes.key',
    'loadBalancerAttributes.value',
    'dropInvalidHeaderFields',
    'desyncMitigationMode',
    'enableDeletionProtection',
    'accessLogs',
    'accessLogs.bucket',
    'accessLogs.enabled',
  ],
  repository: ['emptyOnDelete', 'lifecyclePolicyText', 'policyText'],
};

/** An attribute below a subject, in API names, with its shape. */
interface Attribute {
  readonly path: string;
  readonly shape: Shape;
}

function fieldsOf(shape: Shape): Fields {
  if (shape.type === 'map') return shape.fields;
  return shape.type === 'list' ? fieldsOf(shape.of) : {};
}

function attributesOf(fields: Fields, above = ''): readonly Attribute[] {
  return Object.entries(fields).flatMap(([name, shape]) => {
    const path = above === '' ? name : `${above}.${name}`;
    return [{ path, shape }, ...attributesOf(fieldsOf(shape), path)];
  });
}

function isNested(shape: Shape): boolean {
  if (shape.type === 'list') return shape.of.type === 'map';
  return shape.type === 'map' || shape.type === 'items';
}

/** Dialects without the attribute, or without the structure that it stands in, have nothing to spell. */
function isSpelt({ exceptions }: Spelling, path: string): boolean {
  const prefixes = path.split('.').map((_, index, names) => names.slice(0, index + 1).join('.'));
  return prefixes.every((prefix) => exceptions[prefix]?.none !== true);
}

/** Follows the spelled steps through the schemas; a text says where they leave them. */
function follow(spelt: Spelt, { path, shape }: Attribute): Member | string | undefined {
  let structure: string | undefined = spelt.structure;
  let reached: Member | undefined;
  for (const step of stepsTo(spelt.spelling, path, isNested(shape))) {
    reached = structure === undefined ? undefined : member(SCHEMAS, structure, step.key);
    if (reached === undefined) return `${structure ?? path} has no ${step.key}`;
    if (reached.block !== step.block) return `${step.key} of ${structure ?? path} is ${step.block ? 'no' : 'a'} block`;
    structure = reached.structure;
  }
  return reached;
}

/** What the schema must say of an attribute of this shape. */
function disagreement(shape: Shape, found: Member, single: boolean): string | undefined {
  const scalar = found.structure === undefined && !found.list;
  if (shape.type === 'list' && !found.list && !found.block && !single) return 'is not a list';
  if (shape.type === 'number' && !(scalar && found.type !== 'boolean')) return 'is not a number';
  if (shape.type === 'flag' && !(scalar && found.type === 'boolean')) return 'is not a boolean';
  return shape.type === 'text' && !scalar ? 'is not a text' : undefined;
}

/** Everything about a spelling that the schemas do not know, one line each. */
function inventions(spelt: Spelt, fields: Fields = SHAPES[spelt.kind]): readonly string[] {
  return attributesOf(fields).flatMap((attribute) => {
    if (!isSpelt(spelt.spelling, attribute.path)) return [];
    const found = follow(spelt, attribute);
    if (typeof found === 'string') return [`${attribute.path}: ${found}`];
    const exception = spelt.spelling.exceptions[attribute.path];
    if (found === undefined || exception?.values !== undefined) return [];
    const wrong = disagreement(attribute.shape, found, exception?.single === true);
    return wrong === undefined ? [] : [`${attribute.path} ${wrong}`];
  });
}

/** The member of an API structure that an attribute path leads to; some APIs start names with a capital. */
function apiMember(structure: string | undefined, path: string): Member | undefined {
  const [name = '', ...rest] = path.split('.');
  const names = structure === undefined ? [] : Object.keys(SCHEMAS[structure] ?? {});
  const exact = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const found = structure === undefined || exact === undefined ? undefined : member(SCHEMAS, structure, exact);
  return rest.length === 0 ? found : apiMember(found?.structure, rest.join('.'));
}

/** The API values that the schemas name for an attribute of a kind, over all dialects that name any. */
function valuesOf(kind: Kind, attribute: Attribute): readonly string[] {
  const requested = apiMember(REQUESTS[kind], attribute.path)?.values ?? [];
  const written = [...RESOURCES, ...PARTS]
    .filter((spelt) => spelt.kind === kind && isSpelt(spelt.spelling, attribute.path))
    .flatMap((spelt) => {
      const found = follow(spelt, attribute);
      return typeof found === 'object' ? found.values : [];
    });
  return [...requested, ...written];
}

/** The values that model and tables use for an attribute: AWS's default, and those that a dialect spells differently. */
function usedValues(kind: Kind, { path, shape }: Attribute): readonly string[] {
  const fallback = shape.type === 'text' && shape.fallback !== undefined ? [shape.fallback] : [];
  const spelt = [...RESOURCES, ...PARTS].filter((candidate) => candidate.kind === kind);
  return [...fallback, ...spelt.flatMap(({ spelling }) => Object.keys(spelling.exceptions[path]?.values ?? {}))];
}

describe('spellings', () => {
  test.each([...RESOURCES, ...PARTS].map((spelt) => [spelt.name, spelt] as const))(
    '%s spells every attribute as the published schema does',
    (_, spelt) => {
      expect(SCHEMAS).toHaveProperty([spelt.structure]);
      expect(inventions(spelt)).toEqual([]);
    },
  );

  test('every part with a spelling of its own is checked above', () => {
    expect(PARTS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(PART_SPELLINGS)));
  });

  test('a statement that is added to a document of Terraform is spelled as those that are there', () => {
    const structure = 'data_aws_iam_policy_document';
    const document: Spelt = { name: structure, kind: 'statement', spelling: DOCUMENT_SPELLING, structure };
    expect(inventions(document, { Statement: listOf(mapOf(SHAPES.statement)) })).toEqual([]);
  });

  test('every exception belongs to an attribute of the shape', () => {
    const strays = [...RESOURCES, ...PARTS].flatMap(({ name, kind, spelling }) => {
      const paths = attributesOf(SHAPES[kind]).map(({ path }) => path);
      return Object.keys(spelling.exceptions)
        .filter((path) => !paths.includes(path))
        .map((path) => `${name}: ${path}`);
    });
    expect(strays).toEqual([]);
  });

  test.each(Object.entries(REQUESTS) as [Kind, string][])('the attributes of a %s are those of %s', (kind, request) => {
    const unknown = attributesOf(SHAPES[kind]).filter(({ path }) => apiMember(request, path) === undefined);
    expect(unknown.map(({ path }) => path)).toEqual(ELSEWHERE[kind] ?? []);
  });

  test('a made-up attribute, a block that is none and a wrong type are found', () => {
    const container = part('task-definition#containers', 'container', 'ecs.ContainerDefinition');
    expect(inventions(container, { privilege: flag() })).toEqual([
      'privilege: ecs.ContainerDefinition has no privilege',
    ]);
    expect(inventions(container, { image: flag() })).toEqual(['image is not a boolean']);
    const service: Spelt = {
      ...container,
      spelling: { dialect: 'terraform', exceptions: {} },
      structure: 'aws_ecs_service',
    };
    expect(inventions(service, { launchType: mapOf({ name: text() }) })).toEqual([
      'launchType: launch_type of aws_ecs_service is no block',
      'launchType.name: launch_type of aws_ecs_service is no block',
    ]);
  });
});

describe('values', () => {
  const used = Object.entries(SHAPES).flatMap(([kind, fields]) =>
    attributesOf(fields).map((attribute) => ({
      label: `${kind}.${attribute.path}`,
      values: usedValues(kind as Kind, attribute),
      published: valuesOf(kind as Kind, attribute),
    })),
  );

  test.each(used.filter(({ values, published }) => values.length > 0 && published.length > 0))(
    '$label uses only values that the service has',
    ({ values, published }) => {
      expect(published).toEqual(expect.arrayContaining([...values]));
    },
  );

  test('values without a published list are few and known', () => {
    const unlisted = used.filter(({ values, published }) => values.length > 0 && published.length === 0);
    expect(unlisted.map(({ label, values }) => `${label}: ${[...new Set(values)].join(' ')}`)).toEqual([
      'loadBalancer.desyncMitigationMode: defensive',
      'listener.sslPolicy: ELBSecurityPolicy-2016-08',
      'listener.defaultActions.redirectConfig.protocol: #{protocol}',
      'listener.defaultActions.redirectConfig.port: #{port}',
      'statement.Effect: Allow',
      // As those of a bucket in CloudFormation, which are listed.
      'bucketAcl.accessControl: Private PublicRead PublicReadWrite AuthenticatedRead LogDeliveryWrite BucketOwnerRead BucketOwnerFullControl AwsExecRead',
    ]);
  });
});
