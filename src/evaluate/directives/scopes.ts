/** What a comment speaks of: the line that it ends, otherwise the next line of code with all that begins there. */
import type { Commentary } from '../../model/commentary.js';
import type { Span } from '../../model/source.js';
import { lineIndex, type LineIndex } from './line-index.js';

export interface Scopes {
  readonly lines: LineIndex;
  /** What a directive covers that stands at `offset` inside the comment with that index. */
  readonly coveredBy: (comment: number, offset: number) => Span;
}

export function scopesOf(text: string, { comments, elements }: Commentary): Scopes {
  const lines = lineIndex(text);
  const ends = endsByLine(elements, lines);
  const next = nextCode(text, comments);
  const before = codeBefore(text, comments, lines);
  const wholeLine = (at: number): Span => {
    const line = lines.lineOf(at);
    return { start: lines.startOf(line), end: Math.max(lines.endOf(line), ends.get(line) ?? 0) };
  };
  return {
    lines,
    coveredBy: (comment, offset) => {
      const span = comments[comment];
      const isTrailing = before[comment] === true && lines.lineOf(span?.start ?? 0) === lines.lineOf(offset);
      return wholeLine(isTrailing ? offset : (next[comment] ?? text.length));
    },
  };
}

/** For each line the end of what begins on it and ends last. */
function endsByLine(elements: readonly Span[], { lineOf }: LineIndex): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { start, end } of elements) {
    const line = lineOf(start);
    if (end > (ends.get(line) ?? 0)) ends.set(line, end);
  }
  return ends;
}

/** For each comment where the first code behind it is; comments in between are stepped over. */
function nextCode(text: string, comments: readonly Span[]): readonly number[] {
  const next: number[] = [];
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const from = comments[index]?.end ?? text.length;
    const until = comments[index + 1]?.start ?? text.length;
    const blank = text.slice(from, until).search(/\S/);
    next[index] = blank >= 0 ? from + blank : (next[index + 1] ?? text.length);
  }
  return next;
}

/** For each comment whether code stands before it on its line. */
function codeBefore(text: string, comments: readonly Span[], { lineOf, startOf }: LineIndex): readonly boolean[] {
  const before: boolean[] = [];
  for (const [index, { start }] of comments.entries()) {
    const lineStart = startOf(lineOf(start));
    const previous = comments[index - 1];
    const from = Math.max(lineStart, previous?.end ?? 0);
    const continues = previous !== undefined && previous.start >= lineStart;
    before[index] = /\S/.test(text.slice(from, start)) || (continues && before[index - 1] === true);
  }
  return before;
}
