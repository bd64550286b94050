/**
 * The form of the distilled schemas. A type is written much as in TypeScript: `string`, `number`, `boolean`, `json`,
 * `'ENABLED'|'DISABLED'`, or the name of another structure, with `[]` for a list, `<>` for a map of it, `{}` for
 * Terraform's nested blocks and `!` at the end when it is required. A name that starts with a dot continues the root of
 * the structure it stands in: inside `aws_ecs_service`, `.load_balancer{}` is the structure `aws_ecs_service.load_balancer`.
 */
export type Structure = Readonly<Record<string, string>>;
export type Structures = Readonly<Record<string, Structure>>;

export interface Schema {
  readonly generated: string;
  readonly structures: Structures;
}

/** What a step of a path leads to. */
export interface Member {
  readonly type: string;
  /** The structure behind it, when it is one. */
  readonly structure?: string;
  readonly list: boolean;
  readonly block: boolean;
  readonly required: boolean;
  /** The values that the schema names; empty when it names none. */
  readonly values: readonly string[];
}

const SUFFIXES = /^(.*?)((?:\[\]|<>|\{\})*)(!?)$/;

function rootOf(structure: string): string {
  return structure.split('.')[0] ?? structure;
}

/** A member of a structure by its exact name; undefined when the schema has no such member. */
export function member(structures: Structures, structure: string, name: string): Member | undefined {
  const written = structures[structure]?.[name];
  const match = written === undefined ? null : SUFFIXES.exec(written);
  if (match === null) return undefined;
  const [, type = '', suffixes = '', required = ''] = match;
  return {
    type,
    ...(type.startsWith('.') && { structure: rootOf(structure) + type }),
    list: suffixes.includes('[]'),
    block: suffixes.includes('{}'),
    required: required === '!',
    values: [...type.matchAll(/'([^']*)'/g)].map((quoted) => quoted[1] ?? ''),
  };
}

/** Keeps the structures that `roots` need, in order of their names. */
export function reachable(structures: Structures, roots: readonly string[]): Structures {
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    if (wanted.has(name) || structures[name] === undefined) return;
    wanted.add(name);
    for (const key of Object.keys(structures[name])) {
      const next = member(structures, name, key)?.structure;
      if (next !== undefined) visit(next);
    }
  };
  roots.forEach(visit);
  const entries = [...wanted].sort().map((name) => [name, structures[name] ?? {}] as const);
  return Object.fromEntries(entries);
}
