/** Which templates of a repository take values from which, by the names that they export and import. */

export interface Stack {
  /** The path of its template. */
  readonly path: string;
  /** The names that it exports and imports, as far as they are known. */
  readonly exports: readonly string[];
  readonly imports: ReadonlySet<string>;
}

export interface Links {
  /** The one stack that exports a name. */
  readonly exporterOf: (name: string) => string | undefined;
  /** The stacks that have to do with others, each behind those from which it takes values, but for circles. */
  readonly order: readonly string[];
  /** From each stack to those from which it takes values, and to those that take values from it. */
  readonly givers: Ways;
  readonly takers: Ways;
}

export type Ways = ReadonlyMap<string, readonly string[]>;

export function linkStacks(stacks: readonly Stack[]): Links {
  const exporters = exportersIn(stacks);
  const givers = new Map<string, readonly string[]>();
  for (const { path, imports } of stacks) {
    const from = new Set([...imports].flatMap((name) => exporters.get(name) ?? []));
    from.delete(path);
    if (from.size > 0) givers.set(path, [...from]);
  }
  const takers = reversed(givers);
  return { exporterOf: (name) => exporters.get(name), order: ordered(givers, takers), givers, takers };
}

/** A name that two stacks export leads nowhere. */
function exportersIn(stacks: readonly Stack[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const { path, exports } of stacks) {
    for (const name of exports) found.set(name, found.has(name) ? undefined : path);
  }
  return new Map([...found].flatMap(([name, path]) => (path === undefined ? [] : [[name, path] as const])));
}

function reversed(givers: Ways): Ways {
  const takers = new Map<string, string[]>();
  for (const [taker, from] of givers) {
    for (const giver of from) {
      const others = takers.get(giver);
      if (others === undefined) takers.set(giver, [taker]);
      else others.push(taker);
    }
  }
  return takers;
}

function ordered(givers: Ways, takers: Ways): readonly string[] {
  const waiting = new Map([...givers].map(([path, from]) => [path, from.length]));
  const all = new Set([...takers.keys(), ...givers.keys()]);
  const ready = [...all].filter((path) => !waiting.has(path));
  for (const path of ready) {
    for (const taker of takers.get(path) ?? []) {
      const left = (waiting.get(taker) ?? 0) - 1;
      waiting.set(taker, left);
      if (left === 0) ready.push(taker);
    }
  }
  return [...new Set([...ready, ...all])];
}

/** More stacks than this are not followed from one. */
const MOST_REACHED = 50;

export interface Reached {
  readonly paths: ReadonlySet<string>;
  /** False when there were too many. */
  readonly complete: boolean;
}

/** What the ways lead to from some stacks, without these. */
export function reach(from: Iterable<string>, ways: Ways): Reached {
  const starts = new Set(from);
  const paths = new Set<string>();
  const open = [...starts];
  for (const path of open) {
    for (const next of ways.get(path) ?? []) {
      if (starts.has(next) || paths.has(next)) continue;
      if (paths.size >= MOST_REACHED) return { paths, complete: false };
      paths.add(next);
      open.push(next);
    }
  }
  return { paths, complete: true };
}
