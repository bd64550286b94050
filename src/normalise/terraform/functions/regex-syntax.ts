/** Regular expressions as RE2 reads them: text → tree. Source: Go's regexp/syntax. */
import { fail, failFatally } from '../value/failure.js';
import { bracket, readEscape } from './regex-classes.js';
import type { Flags, LetterReader } from './regex-letters.js';
import { peek, take } from './regex-letters.js';
import { single, type CharacterTest } from './regex-sets.js';

export type Assertion = 'text start' | 'text end' | 'line start' | 'line end' | 'word boundary' | 'no word boundary';

export type Pattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | {
      readonly kind: 'repeat';
      readonly of: Pattern;
      readonly min: number;
      readonly max: number | undefined;
      readonly greedy: boolean;
    }
  | { readonly kind: 'group'; readonly index: number; readonly of: Pattern };

export interface ParsedPattern {
  readonly pattern: Pattern;
  /** By number, from 1; undefined for groups without a name. */
  readonly names: readonly (string | undefined)[];
}

interface Reader extends LetterReader {
  depth: number;
  readonly names: (string | undefined)[];
}

const DEEPEST = 100;
const MOST_REPEATS = 1000;

export function parsePattern(source: string): ParsedPattern {
  const reader: Reader = { letters: Array.from(source), offset: 0, depth: 0, names: [] };
  const pattern = choice(reader, { i: false, m: false, s: false, U: false });
  if (reader.offset < reader.letters.length) fail('the regular expression has a ) without (');
  return { pattern, names: reader.names };
}

/** Alternatives up to `)` or the end. Flags set inside hold to the end of the group. */
function choice(reader: Reader, outer: Flags): Pattern {
  let flags = outer;
  const parts: Pattern[] = [];
  let sequence: Pattern[] = [];
  while (reader.offset < reader.letters.length && peek(reader) !== ')') {
    if (peek(reader) === '|') {
      reader.offset += 1;
      parts.push({ kind: 'sequence', parts: sequence });
      sequence = [];
      continue;
    }
    const next = inlineFlags(reader, flags);
    if (next === undefined) sequence.push(repeated(reader, flags));
    else flags = next;
  }
  const last: Pattern = { kind: 'sequence', parts: sequence };
  return parts.length === 0 ? last : { kind: 'choice', parts: [...parts, last] };
}

const FLAG_GROUP = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/;

function flagGroup(reader: Reader): RegExpExecArray | null {
  if (peek(reader) !== '(' || peek(reader, 1) !== '?') return null;
  return FLAG_GROUP.exec(reader.letters.slice(reader.offset, reader.offset + 16).join(''));
}

function withFlags(flags: Flags, match: RegExpExecArray): Flags {
  const [on = '', off = ''] = [match[1], match[2]];
  const value = (name: keyof Flags): boolean => (flags[name] || on.includes(name)) && !off.includes(name);
  return { i: value('i'), m: value('m'), s: value('s'), U: value('U') };
}

/** `(?i)` */
function inlineFlags(reader: Reader, flags: Flags): Flags | undefined {
  const match = flagGroup(reader);
  if (match?.[3] !== ')') return undefined;
  if (match[1] === '' && match[2] === undefined) fail('the regular expression has a group without flags');
  reader.offset += match[0].length;
  if (/[*+?]/.test(peek(reader))) fail('the regular expression has nothing to repeat');
  return withFlags(flags, match);
}

function repeated(reader: Reader, flags: Flags): Pattern {
  if (/^[*+?]/.test(peek(reader)) || bounds(reader) !== undefined) fail('the regular expression has nothing to repeat');
  const of = atom(reader, flags);
  const range = quantifier(reader);
  if (range === undefined) return of;
  const lazy = peek(reader) === '?';
  if (lazy) reader.offset += 1;
  if (/^[*+?]/.test(peek(reader)) || bounds(reader) !== undefined) fail('the regular expression repeats a repetition');
  return { kind: 'repeat', of, ...range, greedy: lazy === flags.U };
}

interface Bounds {
  readonly min: number;
  readonly max: number | undefined;
}

const SIMPLE: Readonly<Record<string, Bounds>> = {
  '*': { min: 0, max: undefined },
  '+': { min: 1, max: undefined },
  '?': { min: 0, max: 1 },
};

function quantifier(reader: Reader): Bounds | undefined {
  const simple = SIMPLE[peek(reader)];
  if (simple !== undefined) {
    reader.offset += 1;
    return simple;
  }
  const found = bounds(reader);
  if (found === undefined) return undefined;
  reader.offset += found.length;
  if (found.min > MOST_REPEATS || (found.max ?? 0) > MOST_REPEATS || found.min > (found.max ?? found.min)) {
    fail('the regular expression has an invalid repeat count');
  }
  return { min: found.min, max: found.max };
}

/** `{2}`, `{2,}`, `{2,5}`; anything else in braces is text. */
function bounds(reader: Reader): (Bounds & { readonly length: number }) | undefined {
  if (peek(reader) !== '{') return undefined;
  const match = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/.exec(
    reader.letters.slice(reader.offset, reader.offset + 32).join(''),
  );
  if (match === null) return undefined;
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === undefined ? undefined : Number(match[3]);
  return { min, max, length: match[0].length };
}

function atom(reader: Reader, flags: Flags): Pattern {
  const letter = peek(reader);
  if (letter === '(') return group(reader, flags);
  if (letter === '[') return { kind: 'set', test: bracket(reader, flags) };
  if (letter === '\\') return escape(reader, flags);
  reader.offset += 1;
  if (letter === '.') return { kind: 'set', test: (one) => flags.s || one !== '\n' };
  if (letter === '^') return { kind: 'assert', what: flags.m ? 'line start' : 'text start' };
  if (letter === '$') return { kind: 'assert', what: flags.m ? 'line end' : 'text end' };
  return { kind: 'set', test: single(letter, flags.i) };
}

function group(reader: Reader, flags: Flags): Pattern {
  const plain = flagGroup(reader);
  reader.depth += 1;
  if (reader.depth > DEEPEST) failFatally('the regular expression is nested too deeply');
  let index = 0;
  if (plain !== null) reader.offset += plain[0].length;
  else index = reader.names.push(groupName(reader));
  const of = choice(reader, plain === null ? flags : withFlags(flags, plain));
  if (take(reader) !== ')') fail('the regular expression has a ( without )');
  reader.depth -= 1;
  return index === 0 ? of : { kind: 'group', index, of };
}

/** Moves behind `(`, `(?P<name>` or `(?<name>`. */
function groupName(reader: Reader): string | undefined {
  reader.offset += 1;
  if (peek(reader) !== '?') return undefined;
  const head = reader.letters.slice(reader.offset, reader.offset + 200).join('');
  const match = /^\?P?<([A-Za-z0-9_]+)>/.exec(head);
  const name = match?.[1] ?? fail('the regular expression has a group of a kind that Terraform does not support');
  if (reader.names.includes(name)) fail(`the regular expression has two groups named ${name}`);
  reader.offset += match?.[0].length ?? 0;
  return name;
}

const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'text start',
  z: 'text end',
  b: 'word boundary',
  B: 'no word boundary',
};

function escape(reader: Reader, flags: Flags): Pattern {
  const what = ASSERTIONS[peek(reader, 1)];
  if (what !== undefined) {
    reader.offset += 2;
    return { kind: 'assert', what };
  }
  if (peek(reader, 1) === 'Q') return literalRun(reader, flags);
  return { kind: 'set', test: readEscape(reader, flags).test };
}

/** `\Q…\E` */
function literalRun(reader: Reader, flags: Flags): Pattern {
  reader.offset += 2;
  const parts: Pattern[] = [];
  while (reader.offset < reader.letters.length && !(peek(reader) === '\\' && peek(reader, 1) === 'E')) {
    parts.push({ kind: 'set', test: single(take(reader), flags.i) });
  }
  reader.offset += 2;
  return { kind: 'sequence', parts };
}
