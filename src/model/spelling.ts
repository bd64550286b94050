/**
 * How an attribute is spelled where it stands. Subjects use AWS's own API names (`readonlyRootFilesystem`); a dialect
 * and a table of exceptions lead to the spelling of the file. The tables are data in `normalise/names.ts`.
 */
import { remembered } from './remembered.js';

export type Dialect = 'api' | 'cloudformation' | 'terraform';

/** One key on the way to a value. `block` is true where Terraform writes a nested block and not an attribute. */
export interface Step {
  readonly key: string;
  readonly block: boolean;
}

/** An exception from the regular spelling of one attribute. */
export interface Spelled {
  /** Relative to the subject: `network_configuration{}.assign_public_ip`; `{}` marks a block. Absent: the regular spelling. */
  readonly path?: string;
  /** API value to written value, where they differ: `{ ENABLED: true, DISABLED: false }`. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  /** True where this dialect has one value for what the model holds as a list (`CidrIp`). */
  readonly single?: boolean;
  /** The dialect of everything below, where it changes: Terraform's `container_definitions` holds the API's JSON. */
  readonly below?: Dialect;
  /** True where this dialect has no such attribute: it reads as unset and cannot be written. */
  readonly none?: boolean;
}

/** The spelling of one kind of subject in one place: attribute path (API names, dots) to exception. */
export interface Spelling {
  readonly dialect: Dialect;
  readonly exceptions: Readonly<Record<string, Spelled>>;
}

export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `readonlyRootFilesystem` → `readonly_root_filesystem`, `awsvpcConfiguration` → `awsvpc_configuration`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** As the dialect spells everything. */
export const REGULAR: Readonly<Record<Dialect, Spelling>> = {
  api: { dialect: 'api', exceptions: {} },
  cloudformation: { dialect: 'cloudformation', exceptions: {} },
  terraform: { dialect: 'terraform', exceptions: {} },
};

function regular(name: string, dialect: Dialect): string {
  if (dialect === 'cloudformation') return pascalCase(name);
  return dialect === 'terraform' ? snakeCase(name) : name;
}

function parseStep(text: string): Step {
  return text.endsWith('{}') ? { key: text.slice(0, -2), block: true } : { key: text, block: false };
}

/**
 * The steps from a subject to its attribute `path` (`networkConfiguration.awsvpcConfiguration.assignPublicIp`).
 * `nested` says that the attribute itself holds maps, which Terraform writes as blocks.
 */
export function stepsTo(spelling: Spelling, path: string, nested: boolean): readonly Step[] {
  return known(spelling, nested ? `${path}{}` : path, () => findSteps(spelling, path, nested));
}

/** Every attribute of every subject asks for its steps. */
const known = remembered<readonly Step[]>();

function findSteps(spelling: Spelling, path: string, nested: boolean): readonly Step[] {
  const exception = spelling.exceptions[path]?.path;
  if (exception === '') return [];
  if (exception !== undefined) return exception.split('.').map(parseStep);
  const dot = path.lastIndexOf('.');
  const parent = dot < 0 ? [] : stepsTo(spelling, path.slice(0, dot), true);
  const key = regular(path.slice(dot + 1), spelling.dialect);
  return [...parent, { key, block: nested && spelling.dialect === 'terraform' }];
}
