/** Regular expressions in time that grows with the text and never explodes, with RE2's results. */
import type { Assertion } from './regex-syntax.js';
import { parsePattern } from './regex-syntax.js';
import { compilePattern, type Instruction, type Program } from './regex-program.js';

export interface Regex {
  readonly program: Program;
  /** Of the groups, from 1. */
  readonly names: readonly (string | undefined)[];
}

/** Offsets into the code points of the text: start and end of the match and of each group, -1 where it took no part. */
export type Match = readonly number[];

export function compileRegex(source: string): Regex {
  const { pattern, names } = parsePattern(source);
  return { program: compilePattern(pattern), names };
}

interface Thread {
  readonly at: number;
  readonly slots: Match;
}

interface Run {
  readonly instructions: readonly Instruction[];
  readonly letters: readonly string[];
  readonly spend: (steps: number) => void;
}

export interface Search {
  readonly letters: readonly string[];
  readonly from: number;
  readonly spend: (steps: number) => void;
}

/** The leftmost match from an offset on; of those that start there, the one that a backtracking search finds first. */
export function findMatch({ program, names }: Regex, { letters, from, spend }: Search): Match | undefined {
  const run: Run = { instructions: program.instructions, letters, spend };
  const none: Match = Array.from({ length: (names.length + 1) * 2 }, () => -1);
  let threads: readonly Thread[] = [];
  let found: Match | undefined;
  for (let offset = from; offset <= letters.length; offset += 1) {
    const seeded = found === undefined ? [...threads, { at: program.start, slots: none }] : threads;
    const { ready, match } = follow(seeded, offset, run);
    if (match !== undefined) found = match;
    threads = advance(ready, letters[offset], run);
    spend(1 + ready.length / 4);
    if (threads.length === 0 && found !== undefined) return found;
  }
  return found;
}

interface Followed {
  readonly ready: readonly Thread[];
  readonly match: Match | undefined;
}

/** Threads in order of priority up to where each needs a character; a match cuts off all that come after it. */
function follow(threads: readonly Thread[], offset: number, { instructions, letters }: Run): Followed {
  const seen = new Set<number>();
  const ready: Thread[] = [];
  for (const thread of threads) {
    const stack: Thread[] = [thread];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const instruction = instructions[top.at];
      if (instruction === undefined || seen.has(top.at)) continue;
      seen.add(top.at);
      if (instruction.kind === 'match') return { ready, match: top.slots };
      if (instruction.kind === 'set') ready.push(top);
      else stack.push(...step(instruction, top, { letters, offset }));
    }
  }
  return { ready, match: undefined };
}

interface Place {
  readonly letters: readonly string[];
  readonly offset: number;
}

/** Where a thread goes without a character, the last first. */
function step(
  instruction: Exclude<Instruction, { kind: 'match' | 'set' }>,
  { slots }: Thread,
  place: Place,
): readonly Thread[] {
  if (instruction.kind === 'split') {
    return [
      { at: instruction.other, slots },
      { at: instruction.next, slots },
    ];
  }
  if (instruction.kind === 'save') return [{ at: instruction.next, slots: slots.with(instruction.slot, place.offset) }];
  return holds(instruction.what, place) ? [{ at: instruction.next, slots }] : [];
}

function holds(what: Assertion, { letters, offset }: Place): boolean {
  const [before, after] = [letters[offset - 1], letters[offset]];
  switch (what) {
    case 'text start':
      return offset === 0;
    case 'text end':
      return offset === letters.length;
    case 'line start':
      return before === undefined || before === '\n';
    case 'line end':
      return after === undefined || after === '\n';
    case 'word boundary':
      return isWord(before) !== isWord(after);
    case 'no word boundary':
      return isWord(before) === isWord(after);
  }
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /^[0-9A-Za-z_]$/.test(letter);
}

function advance(threads: readonly Thread[], letter: string | undefined, { instructions }: Run): readonly Thread[] {
  if (letter === undefined) return [];
  return threads.flatMap(({ at, slots }) => {
    const instruction = instructions[at];
    return instruction?.kind === 'set' && instruction.test(letter) ? [{ at: instruction.next, slots }] : [];
  });
}
