/** The scanner: from one token to the next, on demand, since what a line end or a quote means depends on the grammar. */
import { endOfName, endOfNumber, isDigit } from './characters.js';
import { heredocOpening } from './heredoc-marks.js';
import { report, type ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';
import type { TokenKind } from './token.js';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const STAR = 42;
const SLASH = 47;

const ONE_CHARACTER: readonly TokenKind[] = [
  '"',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  ',',
  ':',
  '?',
  '=',
  '!',
  '*',
  '/',
  '%',
  '+',
  '-',
  '<',
  '>',
];
const MORE_CHARACTERS: readonly TokenKind[] = ['...', '::', '==', '=>', '!=', '<=', '>=', '&&', '||', '~}'];

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const SINGLE = ASCII.map((character) => ONE_CHARACTER.find((kind) => kind === character));
const LONG = ASCII.map((first) => longMarks(first));

function longMarks(first: string): readonly TokenKind[] | undefined {
  const kinds = MORE_CHARACTERS.filter((kind) => kind.startsWith(first));
  return kinds.length === 0 ? undefined : kinds;
}

/** Moves to the next token, past blanks and comments, and past line ends where they mean nothing. */
export function advance(state: ParserState): void {
  let at = afterBlanks(state.text, state.pos);
  for (;;) {
    const line = afterLineEnd(state.text, at);
    if (line > at && !state.skipNewlines) {
      state.start = at;
      setToken(state, 'newline', line);
      return;
    }
    const next = line > at ? line : afterComment(state, at);
    if (next === at) break;
    at = afterBlanks(state.text, next);
  }
  state.start = at;
  scanToken(state, at);
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return at;
    at++;
  }
}

function afterLineEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LINE_FEED) return at + 1;
  return code === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at;
}

function scanToken(state: ParserState, at: number): void {
  const { text } = state;
  const name = endOfName(text, at);
  if (name > at) setToken(state, 'name', name);
  else if (isDigit(text.charCodeAt(at))) setToken(state, 'number', endOfNumber(text, at));
  else if (at < text.length) scanMark(state, at);
  else setToken(state, 'end', at);
}

function scanMark(state: ParserState, at: number): void {
  const code = state.text.charCodeAt(at);
  const long = LONG[code] === undefined ? undefined : scanLongMark(state, LONG[code], at);
  if (long === undefined) setToken(state, SINGLE[code] ?? 'unknown', at + (isAstral(state.text, at) ? 2 : 1));
  else setToken(state, long.kind, long.end);
}

interface LongMark {
  readonly kind: TokenKind;
  readonly end: number;
}

function scanLongMark({ text }: ParserState, kinds: readonly TokenKind[], at: number): LongMark | undefined {
  for (const kind of kinds) if (text.startsWith(kind, at)) return { kind, end: at + kind.length };
  const heredoc = heredocOpening(text, at);
  return heredoc === undefined ? undefined : { kind: 'heredoc', end: heredoc.textStart };
}

function isAstral(text: string, at: number): boolean {
  return text.charCodeAt(at) > 0x7f && (text.codePointAt(at) ?? 0) > 0xffff;
}

function setToken(state: ParserState, kind: TokenKind, end: number): void {
  state.kind = kind;
  state.pos = end;
}

/** The end of the comment that starts at `at`, before the line end; `at` when none does, undefined when it is not closed. */
export function endOfComment(text: string, at: number): number | undefined {
  const next = text.charCodeAt(at + 1);
  if (text.charCodeAt(at) === SLASH && next === STAR) {
    const close = text.indexOf('*/', at + 2);
    return close === -1 ? undefined : close + 2;
  }
  if (text.charCodeAt(at) === SLASH && next !== SLASH) return at;
  const line = text.indexOf('\n', at);
  if (line === -1) return text.length;
  return text.charCodeAt(line - 1) === RETURN ? line - 1 : line;
}

function afterComment(state: ParserState, at: number): number {
  const code = state.text.charCodeAt(at);
  if (code !== HASH && code !== SLASH) return at;
  const end = endOfComment(state.text, at);
  if (end === undefined) report(state, at, 'the comment that begins here is not closed');
  const span = { start: at, end: end ?? state.text.length };
  if (end !== at) state.comments.push({ span });
  return span.end;
}

/** True when the current token is of that kind. */
export function sees(state: ParserState, kind: TokenKind): boolean {
  return state.kind === kind;
}

/** True when the current token is the word itself. */
export function isWord(state: ParserState, word: string): boolean {
  return state.kind === 'name' && state.pos - state.start === word.length && state.text.startsWith(word, state.start);
}

/** The current token as written. */
export function tokenText(state: ParserState): string {
  return state.text.slice(state.start, state.pos);
}

/** Takes the token, which must be of that kind, and gives the offset of its end. `what` finishes the phrase "expected …". */
export function take(state: ParserState, kind: TokenKind, what = `"${kind}"`): number {
  if (state.kind !== kind) throw unexpected(state, what);
  const end = state.pos;
  advance(state);
  return end;
}

/** Takes an opening bracket, after which line ends mean nothing; gives what `closeBracket` needs. */
export function openBracket(state: ParserState): boolean {
  const outer = state.skipNewlines;
  state.skipNewlines = true;
  advance(state);
  return outer;
}

/** Takes a closing bracket, after which line ends mean what they meant outside; gives the offset of its end. */
export function closeBracket(state: ParserState, kind: TokenKind, outer: boolean): number {
  if (state.kind !== kind) throw unexpected(state, `"${kind}"`);
  state.skipNewlines = outer;
  return take(state, kind);
}
