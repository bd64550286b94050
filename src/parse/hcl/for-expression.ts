import type { Expression } from '../../model/hcl.js';
import { advance, closeBracket, isWord, sees, take, tokenText } from './advance.js';
import { report, type ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';

interface Opened {
  readonly start: number;
  readonly outer: boolean;
  readonly close: ']' | '}';
}

/** The names of a `for`, up to and including `in`; the word `for` is the current token. */
export interface ForNames {
  readonly key?: string;
  readonly item: string;
}

/** Takes `for k, v in`. */
export function forNames(state: ParserState): ForNames {
  advance(state);
  const first = takeName(state);
  const second = sees(state, ',') ? secondName(state) : undefined;
  if (!isWord(state, 'in')) throw unexpected(state, '"in" after the names of "for"');
  advance(state);
  return second === undefined ? { item: first } : { key: first, item: second };
}

function secondName(state: ParserState): string {
  advance(state);
  return takeName(state);
}

function takeName(state: ParserState): string {
  const name = tokenText(state);
  take(state, 'name', 'a name for the elements after "for"');
  return name;
}

/** `for …` behind an opening bracket; line ends mean nothing up to the closing one. */
export function forExpression(state: ParserState, { start, outer, close }: Opened): Expression {
  const names = forNames(state);
  const collection = state.expression(state);
  take(state, ':', '":" after the collection');
  const { resultKey, value } = forResult(state, close);
  const grouped = sees(state, '...');
  if (grouped) takeGrouping(state, close);
  const condition = isWord(state, 'if') ? forCondition(state) : undefined;
  const span = { start, end: closeBracket(state, close, outer) };
  return {
    kind: 'for expression',
    span,
    ...names,
    collection,
    ...(resultKey === undefined ? {} : { resultKey }),
    value,
    grouped,
    ...(condition === undefined ? {} : { condition }),
  };
}

interface ForResult {
  readonly resultKey?: Expression;
  readonly value: Expression;
}

function forResult(state: ParserState, close: Opened['close']): ForResult {
  const first = state.expression(state);
  if (close === ']') {
    if (sees(state, '=>')) throw unexpected(state, '"]", since only a "for" in braces has keys');
    return { value: first };
  }
  take(state, '=>', '"=>" and a value, since a "for" in braces needs keys');
  return { resultKey: first, value: state.expression(state) };
}

function takeGrouping(state: ParserState, close: Opened['close']): void {
  if (close === ']') report(state, state.start, 'only a "for" in braces can group with "..."');
  advance(state);
}

function forCondition(state: ParserState): Expression {
  advance(state);
  return state.expression(state);
}
