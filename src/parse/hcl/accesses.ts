/** What follows a term: `.name`, `[key]`, `.0`, `[*]`, `.*`. */
import type { Expression, SplatItem } from '../../model/hcl.js';
import { advance, closeBracket, openBracket, sees, tokenText } from './advance.js';
import { enter, grow, report, type ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';

/** Parses the accessors after `from`, as many as there are. */
export function accesses(state: ParserState, from: Expression): Expression {
  let of = from;
  for (;;) {
    if (sees(state, '.')) of = afterDot(state, of);
    else if (sees(state, '[')) of = bracketed(state, of);
    else return of;
    grow(state);
  }
}

function afterDot(state: ParserState, of: Expression): Expression {
  const dot = state.start;
  advance(state);
  return sees(state, '*') ? attributeSplat(state, of, dot) : step(state, of);
}

/** `.name` or the legacy `.0`; the dot has been taken. */
function step(state: ParserState, of: Expression): Expression {
  if (sees(state, 'number')) return legacyIndex(state, of);
  if (!sees(state, 'name')) throw unexpected(state, 'a name after the dot');
  const nameSpan = { start: state.start, end: state.pos };
  const name = tokenText(state);
  advance(state);
  return { kind: 'get', span: { start: of.span.start, end: nameSpan.end }, of, name, nameSpan };
}

/** `.0.1` scans as one number; HCL refuses it, and so it is reported, but what it means is clear. */
function legacyIndex(state: ParserState, of: Expression): Expression {
  const written = tokenText(state);
  if (written.includes('.')) report(state, state.start, `".${written}" is not an index; write [0] and not .0`);
  let result = of;
  let { start } = state;
  for (const raw of written.split('.')) {
    const span = { start, end: start + raw.length };
    const key: Expression = { kind: 'literal', span, value: Number(raw), raw };
    if (raw !== '')
      result = { kind: 'index', span: { start: of.span.start, end: span.end }, of: result, key, legacy: true };
    start = span.end + 1;
  }
  advance(state);
  return result;
}

/** `.*` takes only the names and legacy indexes that follow; a `[0]` after them stands on the resulting list. */
function attributeSplat(state: ParserState, of: Expression, dot: number): Expression {
  const item: SplatItem = { kind: 'splat item', span: { start: dot, end: state.pos } };
  advance(state);
  let each: Expression = item;
  while (sees(state, '.')) {
    advance(state);
    each = step(state, each);
    grow(state);
  }
  return { kind: 'splat', span: { start: of.span.start, end: each.span.end }, of, full: false, each };
}

function bracketed(state: ParserState, of: Expression): Expression {
  const { start } = state;
  const outer = openBracket(state);
  if (sees(state, '*')) return fullSplat(state, of, { start, outer });
  const key = state.expression(state);
  const end = closeBracket(state, ']', outer);
  return { kind: 'index', span: { start: of.span.start, end }, of, key, legacy: false };
}

/** `[*]` takes every accessor that follows. */
function fullSplat(
  state: ParserState,
  of: Expression,
  { start, outer }: { readonly start: number; readonly outer: boolean },
): Expression {
  advance(state);
  const item: SplatItem = { kind: 'splat item', span: { start, end: closeBracket(state, ']', outer) } };
  enter(state);
  const each = accesses(state, item);
  state.depth--;
  return { kind: 'splat', span: { start: of.span.start, end: each.span.end }, of, full: true, each };
}
