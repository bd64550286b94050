/** Splits the deployment units between runs, the same way each time: by the hash of where a unit stands. */
import { fingerprint } from './model/fingerprint.js';
import type { Shard } from './model/options.js';
import type { Unit } from './model/resource.js';

export interface Part {
  readonly units: readonly Unit[];
  /** Paths of files that units of other shards have too: what is unused here may be used there. */
  readonly shared: ReadonlySet<string>;
}

/** The units of a shard; all of them when there is none. */
export function partOf(units: readonly Unit[], shard: Shard | undefined): Part {
  if (shard === undefined) return { units, shared: new Set() };
  const others = units.filter((unit) => !isIn(unit, shard));
  return {
    units: units.filter((unit) => isIn(unit, shard)),
    shared: new Set(others.flatMap(({ files }) => files.map(({ path }) => path))),
  };
}

function isIn({ id }: Pick<Unit, 'id'>, { index, of }: Shard): boolean {
  return Number(BigInt(`0x${fingerprint(id)}`) % BigInt(of)) === index - 1;
}
