/** Terraform's types. `dynamic` is the type of a bare `null` and of what nobody knows the type of. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'dynamic' }
  | { readonly kind: 'list' | 'set'; readonly of: Type }
  | { readonly kind: 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | ObjectType;

export interface ObjectType {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, Type>;
  /** Only in type constraints: fields that a value may lack. */
  readonly optional?: ReadonlySet<string>;
}

export const STRING: Type = { kind: 'string' };
export const NUMBER: Type = { kind: 'number' };
export const BOOL: Type = { kind: 'bool' };
export const DYNAMIC: Type = { kind: 'dynamic' };

export function listType(of: Type): Type {
  return { kind: 'list', of };
}

export function setType(of: Type): Type {
  return { kind: 'set', of };
}

export function mapType(of: Type): Type {
  return { kind: 'map', of };
}

export function tupleType(items: readonly Type[]): Type {
  return { kind: 'tuple', items };
}

export function objectType(fields: ReadonlyMap<string, Type>): ObjectType {
  return { kind: 'object', fields };
}

export function isPrimitive(type: Type): boolean {
  return type.kind === 'string' || type.kind === 'number' || type.kind === 'bool';
}

export function isSequence(type: Type): boolean {
  return type.kind === 'list' || type.kind === 'set' || type.kind === 'tuple';
}

export function isMapping(type: Type): boolean {
  return type.kind === 'map' || type.kind === 'object';
}

export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === 'tuple') return b.kind === 'tuple' && sameItems(a.items, b.items);
  if (a.kind === 'object') return b.kind === 'object' && sameFields(a.fields, b.fields);
  if ('of' in a) return a.kind === b.kind && 'of' in b && sameType(a.of, b.of);
  return a.kind === b.kind;
}

function sameItems(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((item, index) => sameType(item, b[index] ?? DYNAMIC));
}

function sameFields(a: ReadonlyMap<string, Type>, b: ReadonlyMap<string, Type>): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([name, type]) => {
    const other = b.get(name);
    return other !== undefined && sameType(type, other);
  });
}

/** Whether some part of the type is not known. */
export function hasDynamic(type: Type): boolean {
  if (type.kind === 'tuple') return type.items.some(hasDynamic);
  if (type.kind === 'object') return [...type.fields.values()].some(hasDynamic);
  return 'of' in type ? hasDynamic(type.of) : type.kind === 'dynamic';
}

/** How Terraform calls the type in its messages. */
export function typeName(type: Type): string {
  if ('of' in type) return `${type.kind} of ${typeName(type.of)}`;
  return type.kind;
}

/** Terraform's JSON notation: `"string"`, `["list", "string"]`, `["object", { … }]`. */
export function typeJson(type: Type): unknown {
  if (type.kind === 'tuple') return ['tuple', type.items.map(typeJson)];
  if (type.kind === 'object') {
    const names = [...type.fields.keys()].sort();
    return ['object', Object.fromEntries(names.map((name) => [name, typeJson(type.fields.get(name) ?? DYNAMIC)]))];
  }
  return 'of' in type ? [type.kind, typeJson(type.of)] : type.kind;
}
