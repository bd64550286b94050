/** How many resources each line of a CDK app makes: a change of a line that makes several changes all of them. */
import type { ConstructSource, Unit } from '../../model/resource.js';

/** How many resources of a type, or containers, the line makes; in all units, since stages share their code. */
export type Sites = (source: ConstructSource, what: string) => number;

/** What counts for containers, which have a line of their own. */
export const CONTAINER_SITE = 'container';

export function sitesOf(units: readonly Unit[]): Sites {
  const counts = new Map<string, number>();
  const count = (source: ConstructSource, what: string): void => {
    const key = keyOf(source, what);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { source, type, containerSources } of units.flatMap(({ resources }) => resources)) {
    if (source !== undefined) count(source, type);
    for (const own of containerSources?.values() ?? []) count(own, CONTAINER_SITE);
  }
  return (source, what) => counts.get(keyOf(source, what)) ?? 0;
}

function keyOf({ path, line }: ConstructSource, what: string): string {
  return `${what} ${String(line)} ${path}`;
}
