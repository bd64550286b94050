/** The lines of a text, by offset; they count from 0 and end at `\n`. */
export interface LineIndex {
  readonly lineOf: (offset: number) => number;
  readonly startOf: (line: number) => number;
  /** In front of the line end. */
  readonly endOf: (line: number) => number;
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    startOf,
    endOf: (line) => (line + 1 < starts.length ? startOf(line + 1) - 1 : text.length),
    lineOf: (offset) => lastAtMost(starts, offset),
  };
}

/** The index of the last number that is at most `wanted`, by bisection; the numbers rise. */
function lastAtMost(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
