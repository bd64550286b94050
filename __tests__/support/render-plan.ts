/** Neutral examples as the JSON of a Terraform plan that would create them. */
import { holdsOpaque, holdsRef, nativeType, toNative, type Native } from './native.js';
import { isList, isMap, isOpaque, isRef, type Neutral, type NeutralResource, type Value } from './neutral.js';
import { isDocument } from './render-terraform.js';

/** What a plan says of one value: itself, the marks of what is unknown in it, and what its expression mentions. */
interface Planned {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly expression: unknown;
}

type Types = ReadonlyMap<string, string>;

/** Undefined when texts hold references: a plan knows nothing of such a text, while a source shows the rest of it. */
export function planAlone(example: Neutral): string | undefined {
  const hidden = example.some((one) => Object.values(textsIn(toNative(one, 'terraform'))).some(isHidden));
  return hidden ? undefined : planOf(example);
}

export function planOf(example: Neutral): string {
  const types = new Map(example.map((one) => [one.name, nativeType(one.kind, 'terraform')]));
  const found = example.map((one) => ({ one, planned: resource(one, types), ...identity(one, types) }));
  const plan = {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      root_module: {
        resources: found.map(({ planned, address, type, name }) => ({
          ...{ address, mode: 'managed', type, name, provider_name: 'registry.terraform.io/hashicorp/aws' },
          ...{ schema_version: 1, values: planned.value, sensitive_values: {} },
        })),
      },
    },
    resource_changes: found.map(({ planned, address, type, name }) => ({
      ...{ address, mode: 'managed', type, name, provider_name: 'registry.terraform.io/hashicorp/aws' },
      change: {
        ...{ actions: ['create'], before: null, after: planned.value },
        ...{ after_unknown: { id: true, arn: true, ...(planned.unknown as object) } },
        ...{ before_sensitive: false, after_sensitive: {} },
      },
    })),
    configuration: {
      root_module: {
        resources: found.map(({ planned, address, type, name }) => ({
          ...{ address, mode: 'managed', type, name, expressions: planned.expression, schema_version: 1 },
        })),
      },
    },
    ...{ timestamp: '2026-01-01T00:00:00Z', applyable: true, complete: true, errored: false },
  };
  return JSON.stringify(plan);
}

function identity({ name }: NeutralResource, types: Types): { address: string; type: string; name: string } {
  const type = types.get(name) ?? '';
  return { address: `${type}.${name}`, type, name };
}

/** The arguments that hold JSON texts. */
function textsIn(native: Native): Readonly<Record<string, Value>> {
  const texts = Object.entries(native).flatMap(([key, value]): readonly [string, Value][] => {
    if (isText(key, value)) return [[key, value]];
    const blocks = isList(value) ? value : [value];
    return key.endsWith('{}') ? blocks.filter(isMap).flatMap((block) => Object.entries(textsIn(block))) : [];
  });
  return Object.fromEntries(texts);
}

function isText(key: string, value: Value): boolean {
  return key === 'container_definitions' || isDocument(value);
}

function isHidden(value: Value): boolean {
  return holdsRef(value) || (holdsOpaque(value) && !isOpaque(value));
}

function resource(one: NeutralResource, types: Types): Planned {
  return body(toNative(one, 'terraform'), types);
}

function body(native: Native, types: Types): Planned {
  const parts = Object.entries(native).map(([key, value]): [string, Planned] => [
    key.replace(/\{\}$/, ''),
    key.endsWith('{}') ? blocks(value, types) : argument(key, value, types),
  ]);
  const pick = (of: (planned: Planned) => unknown): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      parts.map(([key, planned]): [string, unknown] => [key, of(planned)]).filter(([, part]) => part !== undefined),
    );
  return {
    value: pick(({ value }) => value),
    unknown: pick(({ unknown }) => unknown),
    expression: pick((p) => p.expression),
  };
}

function blocks(value: Value, types: Types): Planned {
  const list = isList(value) ? value : [value];
  // A dynamic block over something unknown: the whole list is, and the configuration does not mention it.
  if (list.some(isOpaque)) return { value: undefined, unknown: true, expression: undefined };
  const bodies = list.map((item) => body(isMap(item) ? item : {}, types));
  return {
    value: bodies.map((one) => one.value),
    unknown: bodies.map((one) => one.unknown),
    expression: bodies.map((one) => one.expression),
  };
}

function argument(key: string, value: Value, types: Types): Planned {
  const expression = expressionOf(value, types);
  if (isText(key, value)) {
    if (holdsRef(value) || holdsOpaque(value)) return { value: undefined, unknown: true, expression };
    return { value: JSON.stringify(value), unknown: undefined, expression };
  }
  return { ...plain(value), expression };
}

function expressionOf(value: Value, types: Types): unknown {
  const references = namesIn(value, types);
  return references.length === 0 ? { constant_value: value } : { references };
}

function namesIn(value: Value, types: Types): readonly string[] {
  if (isOpaque(value)) return ['local.unknown'];
  if (isRef(value)) {
    const address = `${types.get(value.$ref) ?? 'missing'}.${value.$ref}`;
    return [`${address}.${value.attribute}`, address];
  }
  if (isList(value)) return value.flatMap((item) => namesIn(item, types));
  return isMap(value) ? Object.values(value).flatMap((item) => namesIn(item, types)) : [];
}

/** What is not known is null in a list, and left out of a map. */
function plain(value: Value): Pick<Planned, 'value' | 'unknown'> {
  if (isOpaque(value) || isRef(value)) return { value: undefined, unknown: true };
  if (isList(value)) {
    const items = value.map(plain);
    return { value: items.map((item) => item.value ?? null), unknown: items.map((item) => item.unknown ?? false) };
  }
  if (!isMap(value)) return { value, unknown: undefined };
  const entries = Object.entries(value).map(([key, item]) => ({ key, ...plain(item) }));
  return {
    value: Object.fromEntries(entries.flatMap((one) => (one.value === undefined ? [] : [[one.key, one.value]]))),
    unknown: Object.fromEntries(entries.flatMap((one) => (one.unknown === undefined ? [] : [[one.key, one.unknown]]))),
  };
}
