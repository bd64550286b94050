/** Version constraints of module calls: `~> 5.0`, `>= 5.2, < 6.0`, `5.11.2`. */

/** Half-open: from `low` to below `high`. */
export interface VersionRange {
  readonly low: number;
  readonly high: number;
}

const EVERY: VersionRange = { low: 0, high: Infinity };

const STEPS = [1_000_000_000, 1_000_000, 1] as const;

interface Version {
  readonly number: number;
  /** What counts one up in the part before the last one that is written. */
  readonly outer: number;
}

/** The versions that a constraint allows; undefined for what is no constraint. */
export function versionRange(constraint: string): VersionRange | undefined {
  const parts = constraint.split(',').map((part) => rangeOf(part.trim()));
  return parts.reduce<VersionRange | undefined>(
    (all, part) => (all === undefined || part === undefined ? undefined : both(all, part)),
    EVERY,
  );
}

function both(a: VersionRange, b: VersionRange): VersionRange {
  return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
}

function rangeOf(part: string): VersionRange | undefined {
  const found = /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d{1,5}(?:\.\d{1,5}){0,2})$/.exec(part);
  const version = versionOf(found?.[2] ?? '');
  if (found === null || version === undefined) return undefined;
  return OPERATORS[found[1] ?? '=']?.(version);
}

const OPERATORS: Readonly<Record<string, (version: Version) => VersionRange>> = {
  '=': ({ number }) => ({ low: number, high: number + 1 }),
  '!=': () => EVERY,
  '>=': ({ number }) => ({ low: number, high: Infinity }),
  '>': ({ number }) => ({ low: number + 1, high: Infinity }),
  '<': ({ number }) => ({ low: 0, high: number }),
  '<=': ({ number }) => ({ low: 0, high: number + 1 }),
  '~>': ({ number, outer }) => ({ low: number, high: Math.floor(number / outer) * outer + outer }),
};

function versionOf(text: string): Version | undefined {
  const parts = text.split('.').map(Number);
  if (text === '') return undefined;
  const number = parts.reduce((sum, part, index) => sum + part * (STEPS[index] ?? 0), 0);
  const last = parts.length - 1;
  return { number, outer: STEPS[Math.max(0, last - 1)] ?? 1 };
}

/** Whether all versions of a range are from `from` to below `below`. */
export function isWithin(range: VersionRange, from: string, below: string): boolean {
  const low = versionOf(from)?.number ?? 0;
  const high = versionOf(below)?.number ?? 0;
  return range.low < range.high && range.low >= low && range.high <= high;
}
