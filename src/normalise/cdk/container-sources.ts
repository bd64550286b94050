/** The lines that add containers to a task definition, which no stack trace tells: containers are no resources. */
import type { ConstructSource } from '../../model/resource.js';
import type { SourceCall } from './source-calls.js';

const ADDS: ReadonlySet<string> = new Set([
  'addContainer',
  'addFirelensLogRouter',
  'ContainerDefinition',
  'FirelensLogRouter',
]);

/**
 * By the container's name, which is its id unless `containerName` says otherwise. Several calls with one id are told
 * apart by the variable of the task definition; what stays ambiguous has no line of its own, and neither have those
 * that are written in the task definition itself.
 */
export function containerSource(
  name: string,
  definition: ConstructSource,
  calls: readonly SourceCall[],
): ConstructSource | undefined {
  const made = calls.filter((call) => call.line === definition.line);
  if (made.some(({ name: maker }) => maker === 'CfnTaskDefinition')) return undefined;
  const named = calls.filter((call) => ADDS.has(call.name) && call.ids.includes(name));
  const owners = new Set(made.flatMap(({ assigned }) => assigned ?? []));
  const owned = named.filter(({ receiver }) => receiver !== undefined && owners.has(receiver));
  const candidates = owned.length > 0 ? owned : named;
  const behind = owned.length > 0 ? candidates.filter(({ line }) => line >= definition.line) : candidates;
  const [only, ...others] = behind;
  if (only === undefined || others.length > 0) return undefined;
  return { path: definition.path, line: only.line, ...(only.last > only.line ? { last: only.last } : {}) };
}
