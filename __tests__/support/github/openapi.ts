import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export type Json = Record<string, unknown>;

interface Schema extends Json {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly pathParameters: Schema;
  readonly query: Schema;
  readonly body?: { readonly required: boolean; readonly schema: Schema };
  readonly responses: Record<string, { readonly schema?: Schema }>;
}

interface Description {
  readonly operations: Record<string, Operation>;
  readonly $defs: Record<string, Schema>;
}

export interface Route {
  readonly id: string;
  readonly params: Record<string, string>;
}

export interface RequestFacts {
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  readonly body: unknown;
}

/** GitHub's own description of its REST interface, as far as this project uses it. */
export interface OpenApi {
  /** The operation of a path without host and prefix; undefined when nothing is described there. */
  readonly route: (method: string, path: string) => Route | undefined;
  /** What is wrong with a request, also properties that GitHub would silently ignore. Parameters are numbers where described so. */
  readonly checkRequest: (
    id: string,
    request: RequestFacts,
  ) => { readonly problems: string[]; readonly params: Json; readonly query: Json };
  readonly checkResponse: (id: string, status: number, body: unknown) => string[];
  /** The response with everything filled in that the description requires and the fake does not care about. */
  readonly complete: (id: string, status: number, body: unknown) => unknown;
  /** A value of a named schema, filled in the same way: `pull-request` for an event's payload. */
  readonly completeNamed: (name: string, body: unknown) => unknown;
}

const DESCRIPTION = fileURLToPath(new URL('../../../data/github-openapi.json', import.meta.url));

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escapePointer = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

const toPattern = (path: string): RegExp => {
  const source = path
    .split(/(\{\w+\})/)
    .map((part) => {
      if (part === '{path}' || part === '{basehead}') return `(?<${part.slice(1, -1)}>.+)`;
      return part.startsWith('{') ? `(?<${part.slice(1, -1)}>[^/]+)` : part.replaceAll('.', String.raw`\.`);
    })
    .join('');
  return new RegExp(`^${source}$`);
};

const createSampler = (description: Description) => {
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.replace('#/$defs/', '');
    return name === undefined ? schema : resolve(description.$defs[name]!);
  };
  /** Alternatives are narrowed to the one that has the value's properties. */
  const narrow = (schema: Schema, value: unknown): Schema => {
    const plain = resolve(schema);
    const choices = (plain.anyOf ?? plain.oneOf)?.map(resolve);
    if (choices === undefined) return plain;
    if (value === undefined) return choices.find(({ type }) => type === 'null') ?? narrow(choices[0]!, value);
    const fits = (choice: Schema): boolean => {
      if (Array.isArray(value)) return choice.type === 'array';
      const known = knownProperties(choice);
      return isObject(value) && known !== undefined && Object.keys(value).every((key) => known.has(key));
    };
    return narrow(choices.find(fits) ?? choices[0]!, value);
  };
  const knownProperties = (schema: Schema): Map<string, Schema> | undefined => {
    const plain = resolve(schema);
    const branches = [...(plain.allOf ?? []), ...(plain.anyOf ?? []), ...(plain.oneOf ?? [])];
    const own = plain.properties === undefined ? [] : Object.entries(plain.properties);
    const inherited = branches.flatMap((branch) => [...(knownProperties(branch) ?? [])]);
    return own.length + inherited.length === 0 ? undefined : new Map([...inherited, ...own]);
  };
  const requiredProperties = (schema: Schema): readonly string[] => [
    ...(schema.required ?? []),
    ...(schema.allOf ?? []).flatMap((branch) => requiredProperties(resolve(branch))),
  ];
  const sampleText = ({ format }: Schema): string => {
    if (format === 'uri') return 'https://github.test/';
    return format === 'date-time' ? '2026-11-20T12:00:00Z' : '';
  };
  const sampleScalar = (schema: Schema): unknown => {
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.type === 'boolean') return false;
    return schema.type === 'integer' || schema.type === 'number' ? 0 : sampleText(schema);
  };
  const complete = (given: Schema, value: unknown): unknown => {
    const schema = narrow(given, value);
    if (Array.isArray(value)) return value.map((item) => complete(schema.items ?? {}, item));
    if (value !== undefined && !isObject(value)) return value;
    if (value === undefined && Array.isArray(schema.type)) return null;
    const known = knownProperties(schema);
    if (schema.type === 'array') return [];
    if (known === undefined && value === undefined) return schema.type === 'object' ? {} : sampleScalar(schema);
    const missing = requiredProperties(schema).filter((name) => value?.[name] === undefined);
    const present = Object.entries(value ?? {}).filter(([, item]) => item !== undefined);
    return Object.fromEntries([
      ...missing.map((name): [string, unknown] => [name, complete(known?.get(name) ?? {}, undefined)]),
      ...present.map(([name, item]): [string, unknown] => [name, complete(known?.get(name) ?? {}, item)]),
    ]);
  };
  const unknownProperties = (given: Schema, value: unknown, path = ''): string[] => {
    if (Array.isArray(value)) {
      const items = narrow(given, value).items ?? {};
      return value.flatMap((item, i) => unknownProperties(items, item, `${path}/${i}`));
    }
    const known = isObject(value) ? knownProperties(given) : undefined;
    if (known === undefined || !isObject(value)) return [];
    return Object.entries(value).flatMap(([key, item]) => {
      const schema = known.get(key);
      return schema === undefined ? [`${path}/${key} is unknown`] : unknownProperties(schema, item, `${path}/${key}`);
    });
  };
  return { complete, unknownProperties };
};

const createValidators = (description: Description) => {
  const setUp = (coerceTypes: boolean): Ajv2020 => {
    const ajv = new Ajv2020({ strict: false, allErrors: false, coerceTypes, logger: false });
    addFormats.default(ajv);
    ajv.addFormat('int32', true).addFormat('int64', true);
    ajv.addSchema({ ...description, $id: 'github' });
    return ajv;
  };
  const engines = { exact: setUp(false), coercing: setUp(true) };
  const compiled = new Map<string, ValidateFunction>();
  const compile = (engine: 'exact' | 'coercing', pointer: string): ValidateFunction => {
    const key = `${engine} ${pointer}`;
    const known = compiled.get(key) ?? engines[engine].compile({ $ref: `github#/${pointer}` });
    compiled.set(key, known);
    return known;
  };
  return (engine: 'exact' | 'coercing', pointer: string, value: unknown): string[] => {
    const validate = compile(engine, pointer);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const detail = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
      return `${instancePath} ${message ?? 'is invalid'}${detail}`;
    });
  };
};

/** What GitHub answers otherwise than it describes: an outdated comment has a line of null. */
const asAnswered = (description: Description): Description => {
  const comment = description.$defs['pull-request-review-comment'];
  const line = comment?.properties?.['line'];
  if (line === undefined) throw new Error('the description has no review comments');
  const properties = { ...comment?.properties, line: { ...line, type: ['integer', 'null'] } };
  return { ...description, $defs: { ...description.$defs, 'pull-request-review-comment': { ...comment, properties } } };
};

/** Loads a description made by scripts/github-schema.ts. Schemas are compiled when they are first needed. */
export const loadOpenApi = (file = DESCRIPTION): OpenApi => {
  const description = asAnswered(JSON.parse(readFileSync(file, 'utf8')) as Description);
  const validate = createValidators(description);
  const { complete, unknownProperties } = createSampler(description);
  const routes = Object.entries(description.operations).map(([id, { method, path }]) => ({
    id,
    method,
    pattern: toPattern(path),
  }));
  const operationOf = (id: string): Operation => description.operations[id]!;
  const responseOf = (id: string, status: number): Schema | undefined =>
    operationOf(id).responses[String(status)]?.schema;

  const checkBody = (id: string, body: unknown): string[] => {
    const described = operationOf(id).body;
    if (described === undefined) return body === undefined ? [] : ['a body is not expected'];
    if (body === undefined) return described.required ? ['a body is required'] : [];
    const pointer = `operations/${escapePointer(id)}/body/schema`;
    return [...validate('exact', pointer, body), ...unknownProperties(described.schema, body)];
  };

  return {
    route: (method, path) => {
      for (const route of routes) {
        const groups = route.method === method ? route.pattern.exec(path)?.groups : undefined;
        if (groups === undefined) continue;
        const params = Object.entries(groups).map(([name, value]): [string, string] => [
          name,
          decodeURIComponent(value),
        ]);
        return { id: route.id, params: Object.fromEntries(params) };
      }
      return undefined;
    },
    checkRequest: (id, request) => {
      const [params, query]: Json[] = [{ ...request.params }, { ...request.query }];
      const base = `operations/${escapePointer(id)}`;
      const problems = [
        ...validate('coercing', `${base}/pathParameters`, params).map((problem) => `path: ${problem}`),
        ...validate('coercing', `${base}/query`, query).map((problem) => `query: ${problem}`),
        ...checkBody(id, request.body).map((problem) => `body: ${problem}`),
      ];
      return { problems, params: params!, query: query! };
    },
    checkResponse: (id, status, body) => {
      // Any operation may answer 401, 403, 404, 429 or 5xx; the description leaves most of them out.
      if (!(String(status) in operationOf(id).responses))
        return status < 400 ? [`status ${status} is not described`] : [];
      const schema = responseOf(id, status);
      if (schema === undefined) return [];
      const pointer = `operations/${escapePointer(id)}/responses/${status}/schema`;
      return [...validate('exact', pointer, body), ...unknownProperties(schema, body)];
    },
    complete: (id, status, body) => {
      const schema = responseOf(id, status);
      return schema === undefined ? body : complete(schema, body);
    },
    completeNamed: (name, body) => complete(description.$defs[name]!, body),
  };
};
