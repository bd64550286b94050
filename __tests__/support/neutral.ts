/** Examples in AWS API terms, which the renderers write down in every format. */
import type { Kind } from '../../src/model/subject.js';

/** A reference to another resource of the example, by its name there. */
export interface Ref {
  readonly $ref: string;
  readonly attribute: 'id' | 'arn' | 'name';
}

/** A value that only the deployment knows. */
export interface Opaque {
  readonly $opaque: true;
}

export type Value = string | number | boolean | readonly Value[] | Ref | Opaque | { readonly [key: string]: Value };

export interface NeutralResource {
  readonly kind: Kind;
  readonly name: string;
  readonly attributes: Readonly<Record<string, Value>>;
}

/** Several resources of one deployment unit. */
export type Neutral = readonly NeutralResource[];

export const OPAQUE: Opaque = { $opaque: true };

export function ref(name: string, attribute: Ref['attribute'] = 'arn'): Ref {
  return { $ref: name, attribute };
}

export function isRef(value: Value): value is Ref {
  return typeof value === 'object' && '$ref' in value;
}

export function isOpaque(value: Value): value is Opaque {
  return typeof value === 'object' && '$opaque' in value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && !isList(value) && !isRef(value) && !isOpaque(value);
}

export function resource(kind: Kind, name: string, attributes: Readonly<Record<string, Value>> = {}): NeutralResource {
  return { kind, name, attributes };
}

/** A container that no rule objects to; each test spoils one thing. */
export const SOUND_CONTAINER: Readonly<Record<string, Value>> = {
  name: 'app',
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.4.2',
  user: '1000:1000',
  readonlyRootFilesystem: true,
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
  },
};

/** The sound container with these attributes; `undefined` takes one away. */
export function container(attributes: Readonly<Record<string, Value | undefined>> = {}): Value {
  const merged = { ...SOUND_CONTAINER, ...attributes };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

export const SOUND_TASK: Readonly<Record<string, Value>> = {
  family: 'app',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  taskRoleArn: 'arn:aws:iam::123456789012:role/app-task',
  executionRoleArn: 'arn:aws:iam::123456789012:role/app-execution',
};

/** A task definition named `app` with these containers and attributes; `undefined` takes one away. */
export function task(
  containers: readonly Value[],
  attributes: Readonly<Record<string, Value | undefined>> = {},
): NeutralResource {
  const merged: Readonly<Record<string, Value | undefined>> = {
    ...SOUND_TASK,
    ...attributes,
    containerDefinitions: containers,
  };
  const kept = Object.entries(merged).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return resource('taskDefinition', 'app', Object.fromEntries(kept));
}

/** Every variant of the example in which one leaf is opaque, with the path of that leaf. */
export function* knowingLess(example: Neutral): Generator<{ readonly path: string; readonly example: Neutral }> {
  for (const [index, one] of example.entries()) {
    for (const { path, value } of blind(one.attributes)) {
      const attributes = value as Readonly<Record<string, Value>>;
      yield { path: `${one.name}.${path}`, example: example.with(index, { ...one, attributes }) };
    }
  }
}

function* blind(value: Value): Generator<{ readonly path: string; readonly value: Value }> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      yield { path: String(index), value: value.with(index, OPAQUE) };
      for (const inner of blind(item)) {
        yield { path: `${String(index)}.${inner.path}`, value: value.with(index, inner.value) };
      }
    }
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) {
      yield { path: key, value: { ...value, [key]: OPAQUE } };
      for (const inner of blind(item)) yield { path: `${key}.${inner.path}`, value: { ...value, [key]: inner.value } };
    }
  }
}
