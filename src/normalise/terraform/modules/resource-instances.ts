/** The instances of a resource or a data source, and what its name means in expressions. */
import type { Scope } from '../evaluate/scope.js';
import { isUnknown, opaque, unknownValue, type Target, type Trace, type Value } from '../value/value.js';
import { attributesOf, type AttributePart, type Declaration } from './declaration.js';
import { evaluateArgument } from './evaluate-argument.js';
import { expand, gather, type Expansion, type Instance } from './expand.js';
import { lazily } from './lazily.js';
import type { Module } from './module.js';
import { computedAttribute, typeOfResource } from './computed-attribute.js';

export interface ResourceInstance {
  /** `module.web.aws_lb.this["a"]` */
  readonly address: string;
  readonly instance: Instance;
  /** What the resource's own expressions are evaluated in, beside their file. */
  readonly scope: Omit<Scope, 'file'>;
  /** A written argument; undefined for anything else. */
  readonly argument: (name: string) => Value | undefined;
}

export interface ResourceInstances {
  readonly declaration: Declaration;
  readonly expansion: Expansion;
  readonly instances: readonly ResourceInstance[];
  /** What references to the resource give. */
  readonly value: Value;
}

/** Arguments that steer Terraform and are no attributes. */
export const META_ARGUMENTS: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'provider',
  'lifecycle',
  'connection',
  'provisioner',
  'timeouts',
]);

export function resourceInstances(declaration: Declaration, module: Module): ResourceInstances {
  const expansion = expand(declaration, module.scope);
  const attributes = attributesOf(declaration);
  const instances = new Map(
    expansion.instances.map((one) => [one, instanceOf(one, { declaration, module, attributes })]),
  );
  const { file, block } = declaration.main;
  const trace: Trace = { file, span: block.span };
  const symbolic = expansion.kind === 'symbolic';
  const type = typeOfResource(declaration.name);
  const value = gather(expansion, trace, (one) => {
    const instance = instances.get(one);
    if (instance === undefined) return opaque('it is not known', trace);
    const target: Target = {
      attribute: (name) => attributeOf(name, instance),
      computed: (name) => computedAttribute(name, { declaration, instance }),
      ...(symbolic ? { symbolic } : {}),
    };
    return unknownValue(type, { kind: 'reference', ref: { to: instance.address, attribute: '' }, target }, trace);
  });
  return { declaration, expansion, instances: [...instances.values()], value };
}

function attributeOf(name: string, instance: ResourceInstance): Value | undefined {
  if (META_ARGUMENTS.has(name)) return undefined;
  const value = instance.argument(name);
  return value === undefined || isUnknown(value) ? undefined : value;
}

interface Declared {
  readonly declaration: Declaration;
  readonly module: Module;
  readonly attributes: ReadonlyMap<string, AttributePart>;
}

function instanceOf(instance: Instance, { declaration, module, attributes }: Declared): ResourceInstance {
  const own = `${declaration.name}${instance.key}`;
  const address = module.address === '' ? own : `${module.address}.${own}`;
  const names = instance.names.length === 0 ? module.scope.names : new Map([...module.scope.names, ...instance.names]);
  const scope = { ...module.scope, names, instance: address };
  const argument = lazily<string, Value | undefined>(
    (name) => {
      const part = attributes.get(name);
      return part === undefined ? undefined : evaluateArgument(part, scope);
    },
    () => undefined,
  );
  return { address, instance, scope, argument };
}
