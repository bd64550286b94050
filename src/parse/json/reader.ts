/** Tokens of a JSON text, with template marks and holes as tokens of their own. */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { JsonText } from './json-text.js';
import { markAt, type Control } from '../marks.js';

export type TokenKind =
  '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'literal' | 'mark' | 'hole' | 'word' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** What is wrong inside the token. */
  readonly broken?: string;
  readonly control?: Control;
}

/** Where a text stops being JSON, and what is wrong there. */
export interface Fault {
  readonly offset: number;
  readonly problem: string;
}

/** The state of reading: the token in front, and the first fault. */
export interface Reader {
  readonly source: JsonText;
  readonly scanner: JSONScanner;
  token: Token;
  previousEnd: number;
  fault: Fault | undefined;
}

/** The numbers of jsonc-parser's `SyntaxKind`, which is a const enum without a value at run time. */
const KINDS: Readonly<Record<number, TokenKind>> = {
  1: '{',
  2: '}',
  3: '[',
  4: ']',
  5: ',',
  6: ':',
  7: 'literal',
  8: 'literal',
  9: 'literal',
  10: 'string',
  11: 'number',
  17: 'end',
};

/** The numbers of jsonc-parser's `ScanError` that make a text unreadable. */
const BROKEN: Readonly<Record<number, string>> = {
  1: 'a comment does not end',
  2: 'a string does not end on its line',
  3: 'a number is incomplete',
  4: 'a \\u escape is incomplete',
  5: 'a backslash stands before a character that needs none',
};

/** A reader in front of the first token. */
export function startReading(source: JsonText): Reader {
  const scanner = createScanner(source.text, true);
  scanner.setPosition(source.start);
  const token: Token = { kind: 'end', start: source.start, end: source.start };
  const reader: Reader = { source, scanner, token, previousEnd: source.start, fault: undefined };
  advance(reader);
  return reader;
}

/** Moves to the next token. */
export function advance(reader: Reader): void {
  reader.previousEnd = reader.token.end;
  reader.token = nextToken(reader);
}

function nextToken({ scanner, source }: Reader): Token {
  const kind = KINDS[scanner.scan()] ?? 'word';
  const start = scanner.getTokenOffset();
  const special = specialAt(source, start);
  if (special !== undefined && kind !== 'end') {
    scanner.setPosition(special.end);
    return special;
  }
  const broken = BROKEN[scanner.getTokenError()];
  const token: Token = { kind, start, end: start + scanner.getTokenLength() };
  return broken === undefined ? token : { ...token, broken };
}

function specialAt(source: JsonText, start: number): Token | undefined {
  if (source.holes.has(start)) return { kind: 'hole', start, end: start + 1 };
  const mark = markAt(source.text, start);
  if (mark === undefined) return undefined;
  return { kind: 'mark', start, ...mark };
}

/** Remembers the first fault; what is read after it may be misread. */
export function report(reader: Reader, problem: string, offset = reader.token.start): void {
  reader.fault ??= { offset, problem };
}
