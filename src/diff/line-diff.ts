/** Which lines of a text are left and which are replaced: Myers' shortest edit script, within bounds. */

/** `oldLines` lines from `oldStart` on are replaced by `newLines` lines from `newStart` on. Positions count from 0. */
export interface Replacement {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
}

/** Lines as numbers, equal for equal lines, without the ends that both texts share. */
interface Sides {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** How far right the search has come on each diagonal; diagonal k stands at index k + `middle`. */
interface Reach {
  readonly furthest: Int32Array;
  readonly middle: number;
}

/** A pair of equal lines. */
interface Pair {
  readonly x: number;
  readonly y: number;
}

/** The most edits that are searched for; time and memory grow with their square. */
const MOST_EDITS = 3000;

/**
 * The replacements that turn `before` into `after`, in order, none touching the next. Undefined when the two differ in
 * more lines than can be searched for.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly Replacement[] | undefined {
  const start = countEqual(before, after, (index) => [index, index]);
  const rest = { before: before.slice(start), after: after.slice(start) };
  const end = countEqual(rest.before, rest.after, (index) => [
    rest.before.length - 1 - index,
    rest.after.length - 1 - index,
  ]);
  const sides = numbered(rest.before.slice(0, rest.before.length - end), rest.after.slice(0, rest.after.length - end));
  const pairs = equalPairs(sides);
  return pairs === undefined ? undefined : replacements(sides, pairs, start);
}

type Indices = (index: number) => readonly [number, number];

function countEqual(before: readonly string[], after: readonly string[], indices: Indices): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  for (; count < most; count += 1) {
    const [x, y] = indices(count);
    if (before[x] !== after[y]) return count;
  }
  return count;
}

function numbered(before: readonly string[], after: readonly string[]): Sides {
  const names = new Map<string, number>();
  const nameOf = (line: string): number => {
    const name = names.get(line) ?? names.size;
    names.set(line, name);
    return name;
  };
  return { before: Int32Array.from(before, nameOf), after: Int32Array.from(after, nameOf) };
}

function equalPairs(sides: Sides): readonly Pair[] | undefined {
  const { before, after } = sides;
  if (before.length === 0 || after.length === 0) return [];
  const most = Math.min(before.length + after.length, MOST_EDITS);
  const reach: Reach = { furthest: new Int32Array(2 * most + 3), middle: most + 1 };
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    history.push(reach.furthest.slice(reach.middle - edits - 1, reach.middle + edits + 2));
    if (advance(sides, reach, edits)) return traceBack(sides, history);
  }
  return undefined;
}

/** One more edit on every diagonal; true when the end of both texts is reached. */
function advance(sides: Sides, { furthest, middle }: Reach, edits: number): boolean {
  const { before, after } = sides;
  for (let k = -edits; k <= edits; k += 2) {
    const from = stepTo(furthest, { k, edits, middle });
    let x = from;
    while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
    furthest[middle + k] = x;
    if (x >= before.length && x - k >= after.length) return true;
  }
  return false;
}

interface Diagonal {
  readonly k: number;
  readonly edits: number;
  readonly middle: number;
}

/** Down from the diagonal above (a line of `after` more), or right from the one below (a line of `before` less). */
function stepTo(furthest: Int32Array, diagonal: Diagonal): number {
  const { k, middle } = diagonal;
  return isDown(furthest, diagonal) ? (furthest[middle + k + 1] ?? 0) : (furthest[middle + k - 1] ?? 0) + 1;
}

function isDown(furthest: Int32Array, { k, edits, middle }: Diagonal): boolean {
  if (k === -edits) return true;
  return k !== edits && (furthest[middle + k - 1] ?? 0) < (furthest[middle + k + 1] ?? 0);
}

function traceBack({ before, after }: Sides, history: readonly Int32Array[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let x = before.length;
  let y = after.length;
  for (const [edits, furthest] of [...history.entries()].reverse()) {
    const diagonal = { k: x - y, edits, middle: edits + 1 };
    const down = isDown(furthest, diagonal);
    const fromX = edits === 0 ? 0 : stepTo(furthest, diagonal) - (down ? 0 : 1);
    const fromY = edits === 0 ? 0 : fromX - (down ? diagonal.k + 1 : diagonal.k - 1);
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pairs.push({ x, y });
    }
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}

function replacements({ before, after }: Sides, pairs: readonly Pair[], offset: number): readonly Replacement[] {
  const found: Replacement[] = [];
  let x = 0;
  let y = 0;
  for (const pair of [...pairs, { x: before.length, y: after.length }]) {
    if (pair.x > x || pair.y > y) {
      found.push({ oldStart: offset + x, oldLines: pair.x - x, newStart: offset + y, newLines: pair.y - y });
    }
    x = pair.x + 1;
    y = pair.y + 1;
  }
  return found;
}
