import type { ConstructSource } from './resource.js';
import type { SubjectInfo } from './subject.js';

/** The line that makes a subject: a container has one of its own, where it was added to its task definition. */
export function constructSource({ kind, name, resource }: SubjectInfo): ConstructSource | undefined {
  const own = kind === 'container' ? resource.containerSources?.get(name) : undefined;
  return own ?? resource.source;
}
