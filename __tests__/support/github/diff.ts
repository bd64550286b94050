/** A small unified diff in git's manner, so that the fake computes patches and does not believe the test's. */

/** Lines with their terminators: a last line without a line end differs from the same line with one, as in git. */
export const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A run of lines that are equal, or of which `before` were replaced by `after`. Positions count from 0. */
export interface Run {
  readonly equal: boolean;
  readonly before: number;
  readonly after: number;
  readonly beforeCount: number;
  readonly afterCount: number;
}

/** Beyond this many edits the shortest script is not searched for; everything between the equal ends is replaced. */
const MOST_EDITS = 1500;

type Lines = readonly string[];

/** Myers' greedy search for the shortest edit script. Gives the pairs of equal lines, or undefined after `MOST_EDITS`. */
const findEqualPairs = (before: Lines, after: Lines): [number, number][] | undefined => {
  const history: Map<number, number>[] = [];
  const reach = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(before.length + after.length, MOST_EDITS); edits += 1) {
    history.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = slide(before, after, stepTo(reach, diagonal, edits), diagonal);
      reach.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return traceBack(history, before.length, after.length);
    }
  }
  return undefined;
};

const isDown = (reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean =>
  diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));

const stepTo = (reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number =>
  isDown(reach, diagonal, edits) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;

// eslint-disable-next-line max-params -- the four coordinates of the algorithm
const slide = (before: Lines, after: Lines, from: number, diagonal: number): number => {
  let x = from;
  while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
  return x;
};

const traceBack = (history: readonly Map<number, number>[], width: number, height: number): [number, number][] => {
  const pairs: [number, number][] = [];
  let [x, y] = [width, height];
  for (let edits = history.length - 1; edits >= 0; edits -= 1) {
    const reach = history[edits]!;
    const diagonal = x - y;
    const previous = isDown(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : (reach.get(previous) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) pairs.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
};

const countEqualEnd = (before: Lines, after: Lines, start: number): number => {
  let count = 0;
  const most = Math.min(before.length, after.length) - start;
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count += 1;
  return count;
};

const countEqualStart = (before: Lines, after: Lines): number => {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count]) count += 1;
  return count;
};

const equalPairs = (before: Lines, after: Lines): [number, number][] => {
  const start = countEqualStart(before, after);
  const end = countEqualEnd(before, after, start);
  const middle = findEqualPairs(before.slice(start, before.length - end), after.slice(start, after.length - end)) ?? [];
  return [
    ...Array.from({ length: start }, (_, i): [number, number] => [i, i]),
    ...middle.map(([x, y]): [number, number] => [x + start, y + start]),
    ...Array.from({ length: end }, (_, i): [number, number] => [before.length - end + i, after.length - end + i]),
  ];
};

/** Equal and replaced runs in turn, over all lines of both sides. */
export const diffLines = (before: Lines, after: Lines): Run[] => {
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  const replace = (toX: number, toY: number): void => {
    if (toX > x || toY > y) {
      runs.push({ equal: false, before: x, after: y, beforeCount: toX - x, afterCount: toY - y });
    }
    [x, y] = [toX, toY];
  };
  for (const [pairX, pairY] of equalPairs(before, after)) {
    replace(pairX, pairY);
    const last = runs.at(-1);
    if (last?.equal === true) {
      runs[runs.length - 1] = { ...last, beforeCount: last.beforeCount + 1, afterCount: last.afterCount + 1 };
    } else {
      runs.push({ equal: true, before: x, after: y, beforeCount: 1, afterCount: 1 });
    }
    [x, y] = [pairX + 1, pairY + 1];
  }
  replace(before.length, after.length);
  return runs;
};

/** `lines` have git's mark in front (space, `+`, `-`) and no terminator. Line numbers count from 1. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly heading: string;
  readonly lines: readonly string[];
}

const CONTEXT = 3;
const NO_NEWLINE = '\\ No newline at end of file';

const mark = (sign: ' ' | '+' | '-', line: string): string[] =>
  line.endsWith('\n') ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, NO_NEWLINE];

/** Git's default: the last line before the hunk that starts with a letter, `_` or `$`. */
const headingBefore = (before: Lines, oldStart: number): string =>
  before
    .slice(0, Math.max(0, oldStart - 1))
    .findLast((line) => /^[A-Za-z_$]/.test(line))
    ?.trimEnd()
    .slice(0, 80) ?? '';

const groupChanges = (runs: readonly Run[]): Run[][] => {
  const groups: Run[][] = [];
  for (const run of runs.filter(({ equal }) => !equal)) {
    const last = groups.at(-1)?.at(-1);
    const near = last !== undefined && run.before - (last.before + last.beforeCount) <= 2 * CONTEXT;
    if (near) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups;
};

/** Git numbers an empty side from the line before it. */
const startOf = (position: number, count: number): number => (count === 0 ? position : position + 1);

const toHunk = (before: Lines, after: Lines, changes: readonly Run[]): Hunk => {
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const lead = Math.min(CONTEXT, first.before, first.after);
  const oldFrom = first.before - lead;
  const newFrom = first.after - lead;
  const oldTo = Math.min(before.length, last.before + last.beforeCount + CONTEXT);
  const newTo = Math.min(after.length, last.after + last.afterCount + CONTEXT);
  const lines: string[] = [];
  let x = oldFrom;
  for (const change of changes) {
    for (; x < change.before; x += 1) lines.push(...mark(' ', before[x]!));
    for (; x < change.before + change.beforeCount; x += 1) lines.push(...mark('-', before[x]!));
    for (let y = change.after; y < change.after + change.afterCount; y += 1) lines.push(...mark('+', after[y]!));
  }
  for (; x < oldTo; x += 1) lines.push(...mark(' ', before[x]!));
  return {
    oldStart: startOf(oldFrom, oldTo - oldFrom),
    oldLines: oldTo - oldFrom,
    newStart: startOf(newFrom, newTo - newFrom),
    newLines: newTo - newFrom,
    heading: headingBefore(before, startOf(oldFrom, oldTo - oldFrom)),
    lines,
  };
};

/** The hunks between two texts with three lines of context. */
export const findHunks = (before: string, after: string): Hunk[] => {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  return groupChanges(diffLines(old, fresh)).map((changes) => toHunk(old, fresh, changes));
};

const range = (start: number, count: number): string => (count === 1 ? String(start) : `${start},${count}`);

/** The text of hunks as GitHub's `patch` has it: no file headers, no line end after the last line. */
export const renderPatch = (hunks: readonly Hunk[]): string =>
  hunks
    .flatMap((hunk) => [
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@ ${hunk.heading}`.trimEnd(),
      ...hunk.lines,
    ])
    .join('\n');

/** How many lines of `after` are equal to lines of `before`, in order. */
export const countEqualLines = (before: string, after: string): number =>
  diffLines(splitLines(before), splitLines(after)).reduce((sum, run) => sum + (run.equal ? run.afterCount : 0), 0);

/** The line (from 1) of `after` that is line `line` of `before`, unchanged; undefined when it was changed or removed. */
export const mapLine = (before: string, after: string, line: number): number | undefined => {
  const run = diffLines(splitLines(before), splitLines(after)).find(
    ({ equal, before: start, beforeCount }) => equal && line - 1 >= start && line - 1 < start + beforeCount,
  );
  return run === undefined ? undefined : line - run.before + run.after;
};
