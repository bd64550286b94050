/** A regular expression as a program for parallel matching. Source: Go's regexp/syntax/compile.go. */
import { failFatally } from '../value/failure.js';
import type { CharacterTest } from './regex-sets.js';
import type { Assertion, Pattern } from './regex-syntax.js';

/** `split` tries `next` before `other`. */
export type Instruction =
  | { readonly kind: 'set'; readonly test: CharacterTest; readonly next: number }
  | { readonly kind: 'split'; readonly next: number; readonly other: number }
  | { readonly kind: 'save'; readonly slot: number; readonly next: number }
  | { readonly kind: 'assert'; readonly what: Assertion; readonly next: number }
  | { readonly kind: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
}

const MOST_INSTRUCTIONS = 5000;

/** Built from the end: each piece is given where to go on. */
export function compilePattern(pattern: Pattern): Program {
  const instructions: Instruction[] = [{ kind: 'match' }];
  const add = (instruction: Instruction): number => {
    if (instructions.length >= MOST_INSTRUCTIONS) failFatally('the regular expression is too large');
    return instructions.push(instruction) - 1;
  };
  const replace = (index: number, instruction: Instruction): void => {
    instructions[index] = instruction;
  };
  let copied = 0;
  const copy = (): void => {
    copied += 1;
    if (copied > MOST_INSTRUCTIONS) failFatally('the regular expression is too large');
  };
  const builder: Builder = { add, replace, copy };
  const end = add({ kind: 'save', slot: 1, next: 0 });
  const start = add({ kind: 'save', slot: 0, next: build(pattern, end, builder) });
  return { instructions, start };
}

interface Builder {
  readonly add: (instruction: Instruction) => number;
  /** Counts what a repetition copies, which may be nothing many times over. */
  readonly copy: () => void;
  readonly replace: (index: number, instruction: Instruction) => void;
}

function build(pattern: Pattern, next: number, builder: Builder): number {
  switch (pattern.kind) {
    case 'empty':
      return next;
    case 'set':
      return builder.add({ kind: 'set', test: pattern.test, next });
    case 'assert':
      return builder.add({ kind: 'assert', what: pattern.what, next });
    case 'sequence':
      return pattern.parts.reduceRight((after, part) => build(part, after, builder), next);
    case 'choice':
      return pattern.parts
        .map((part) => build(part, next, builder))
        .reduceRight((other, first) => builder.add({ kind: 'split', next: first, other }));
    case 'group': {
      const end = builder.add({ kind: 'save', slot: pattern.index * 2 + 1, next });
      return builder.add({ kind: 'save', slot: pattern.index * 2, next: build(pattern.of, end, builder) });
    }
    case 'repeat':
      return repeat(pattern, next, builder);
  }
}

type Repeat = Pattern & { readonly kind: 'repeat' };

function repeat(pattern: Repeat, next: number, builder: Builder): number {
  const { of, min, max } = pattern;
  if (max === undefined)
    return min === 0
      ? star(pattern, next, builder)
      : copies({ of, count: min - 1 }, plus(pattern, next, builder).start, builder);
  let optional = next;
  for (let count = min; count < max; count += 1)
    optional = builder.add(branch(pattern, build(of, optional, builder), next));
  return copies({ of, count: min }, optional, builder);
}

function copies(
  { of, count }: { readonly of: Pattern; readonly count: number },
  next: number,
  builder: Builder,
): number {
  let start = next;
  for (let index = 0; index < count; index += 1) {
    builder.copy();
    start = build(of, start, builder);
  }
  return start;
}

function branch({ greedy }: Repeat, inside: number, after: number): Instruction {
  return { kind: 'split', next: greedy ? inside : after, other: greedy ? after : inside };
}

/** `x+`, and the loop that `x*` enters. */
function plus(pattern: Repeat, next: number, builder: Builder): { readonly start: number; readonly loop: number } {
  const loop = builder.add({ kind: 'match' });
  const start = build(pattern.of, loop, builder);
  builder.replace(loop, branch(pattern, start, next));
  return { start, loop };
}

/** Where x can be empty, `x*` is `(x+)?`, which Go does for the priority of the alternatives. */
function star(pattern: Repeat, next: number, builder: Builder): number {
  const { start, loop } = plus(pattern, next, builder);
  return isNullable(pattern.of) ? builder.add(branch(pattern, start, next)) : loop;
}

function isNullable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'set':
      return false;
    case 'empty':
    case 'assert':
      return true;
    case 'sequence':
      return pattern.parts.every(isNullable);
    case 'choice':
      return pattern.parts.some(isNullable);
    case 'group':
      return isNullable(pattern.of);
    case 'repeat':
      return pattern.min === 0 || isNullable(pattern.of);
  }
}
