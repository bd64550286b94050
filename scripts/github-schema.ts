/**
 * Distils GitHub's OpenAPI description to the operations that this project uses, for the strict fake in the tests.
 *
 *   npx tsx scripts/github-schema.ts             writes every file of DESCRIPTIONS
 *   npx tsx scripts/github-schema.ts --check     fails when one of them is out of date
 *
 * The package is 385 MB unpacked, so it is fetched from the npm registry into a temporary folder and never installed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = '@octokit/openapi';
const VERSION = '23.0.2';

/** What to distil: a file of the package's `generated` folder and where the result goes. GHES editions are further rows. */
const DESCRIPTIONS = [{ from: 'api.github.com.json', to: 'data/github-openapi.json' }];

const OPERATIONS = [
  'actions/re-run-workflow',
  'checks/create',
  'checks/get',
  'checks/list-annotations',
  'checks/list-for-ref',
  'checks/update',
  'git/get-blob',
  'git/get-tree',
  'issues/create-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/create-reply-for-review-comment',
  'pulls/create-review',
  'pulls/create-review-comment',
  'pulls/delete-pending-review',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'pulls/list-review-comments',
  'pulls/list-reviews',
  'pulls/submit-review',
  'pulls/update-review-comment',
  'reactions/create-for-issue-comment',
  'reactions/create-for-pull-request-review-comment',
  'repos/compare-commits-with-basehead',
  'repos/get',
  'repos/get-collaborator-permission-level',
  'repos/get-content',
  'users/get-authenticated',
];

/** Words for people, which validation does not need. */
const PROSE = new Set([
  'description',
  'title',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'readOnly',
  'default',
  'discriminator',
  'nullable',
]);

/** The formats that a validator knows; GitHub's own (`repo.nwo`, `timestamp`) are dropped. */
const FORMATS = new Set(['date-time', 'date', 'uri', 'email', 'hostname', 'int32', 'int64']);

/** Keywords whose value maps names to schemas, so that a property called `title` survives. */
const NAMED_SCHEMAS = new Set(['properties', 'patternProperties']);

type Json = Record<string, unknown>;
type Definitions = Map<string, Json>;

interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Json;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Json[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Json };
  readonly responses: Record<string, Json>;
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, Json>>;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Follows a reference such as `#/components/parameters/owner`. */
const resolve = (description: Description, node: Json): Json => {
  if (typeof node['$ref'] !== 'string') return node;
  const [, , kind = '', name = ''] = node['$ref'].split('/');
  const target = description.components[kind]?.[name];
  if (target === undefined) throw new Error(`${node['$ref']} is not in the description`);
  return target;
};

/** A schema that also accepts null, in the JSON Schema dialect of 2020 where OpenAPI 3.0 says `nullable`. */
const orNull = (schema: Json): Json => {
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const choices = schema['enum'];
  const extended = Array.isArray(choices) && !choices.includes(null) ? { enum: [...(choices as unknown[]), null] } : {};
  return { ...schema, ...extended, type: [schema['type'], 'null'] };
};

/** Distils schemas and collects in `definitions` everything that they refer to. */
const createDistiller = (description: Description, definitions: Definitions) => {
  const reference = (pointer: string): Json => {
    const name = pointer.split('/').at(-1) ?? '';
    if (!definitions.has(name)) {
      definitions.set(name, {});
      definitions.set(name, distil(resolve(description, { $ref: pointer })));
    }
    return { $ref: `#/$defs/${name}` };
  };
  const anything = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(anything);
    return isObject(value) ? distil(value) : value;
  };
  const keep = (key: string, value: unknown): boolean =>
    !PROSE.has(key) && !key.startsWith('x-') && !(key === 'format' && !FORMATS.has(String(value)));
  const distil = (schema: Json): Json => {
    if (typeof schema['$ref'] === 'string') return reference(schema['$ref']);
    const entries = Object.entries(schema)
      .filter(([key, value]) => keep(key, value))
      .map(([key, value]): [string, unknown] => [key, NAMED_SCHEMAS.has(key) ? named(value) : anything(value)]);
    const plain = Object.fromEntries(entries);
    return schema['nullable'] === true ? orNull(plain) : plain;
  };
  const named = (value: unknown): Json =>
    Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([name, schema]) => [name, anything(schema)]));
  return distil;
};

type Distil = ReturnType<typeof createDistiller>;

const jsonSchema = (content: unknown): Json | undefined => {
  const media = isObject(content) ? content['application/json'] : undefined;
  return isObject(media) && isObject(media['schema']) ? media['schema'] : undefined;
};

const parameterSchema = (parameters: readonly Parameter[], distil: Distil): Json => ({
  type: 'object',
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, distil(schema)])),
  required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
  additionalProperties: false,
});

const distilResponses = (description: Description, operation: Operation, distil: Distil): Json =>
  Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => {
      const schema = jsonSchema(resolve(description, response)['content']);
      return [status, schema === undefined ? {} : { schema: distil(schema) }];
    }),
  );

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const distilOperation = (description: Description, { method, path, operation }: Route, distil: Distil): Json => {
  const parameters = (operation.parameters ?? []).map((node) => resolve(description, node) as unknown as Parameter);
  const body = jsonSchema(operation.requestBody?.content);
  const required = operation.requestBody?.required === true;
  return {
    method: method.toUpperCase(),
    path,
    pathParameters: parameterSchema(
      parameters.filter((parameter) => parameter.in === 'path'),
      distil,
    ),
    query: parameterSchema(
      parameters.filter((parameter) => parameter.in === 'query'),
      distil,
    ),
    ...(body === undefined ? {} : { body: { required, schema: distil(body) } }),
    responses: distilResponses(description, operation, distil),
  };
};

const findRoutes = (description: Description): Map<string, Route> => {
  const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Route] => [
      operation.operationId,
      { method, path, operation },
    ]),
  );
  return new Map(routes);
};

const distilDescription = (description: Description, source: string): string => {
  const definitions: Definitions = new Map();
  const distil = createDistiller(description, definitions);
  const routes = findRoutes(description);
  const operations = OPERATIONS.map((id): [string, Json] => {
    const route = routes.get(id);
    if (route === undefined) throw new Error(`${source} has no operation ${id}`);
    return [id, distilOperation(description, route, distil)];
  });
  return `${JSON.stringify({
    '//': `Generated by scripts/github-schema.ts from ${PACKAGE} ${VERSION} (MIT licence), ${source}`,
    operations: Object.fromEntries(operations),
    $defs: sorted(Object.fromEntries(definitions)),
  })}\n`;
};

/** Fetches the package and hands the folder with the descriptions to `use`. */
const withPackage = (use: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'github-openapi-'));
  try {
    execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', folder]);
    const members = DESCRIPTIONS.map(({ from }) => `package/generated/${from}`);
    const archive = join(folder, `octokit-openapi-${VERSION}.tgz`);
    execFileSync('tar', ['-xzf', archive, '-C', folder, ...members]);
    use(join(folder, 'package', 'generated'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

withPackage((folder) => {
  for (const { from, to } of DESCRIPTIONS) {
    const description = JSON.parse(readFileSync(join(folder, from), 'utf8')) as Description;
    const text = distilDescription(description, from);
    if (!process.argv.includes('--check')) writeFileSync(to, text);
    else if (readFileSync(to, 'utf8') !== text)
      throw new Error(`${to} is out of date: npx tsx scripts/github-schema.ts`);
    process.stdout.write(`${to}: ${Math.round(text.length / 1024)} kB\n`);
  }
});
