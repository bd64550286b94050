/** Expressions: the conditional, operators by precedence, and terms. */
import type { BinaryOperator, Expression } from '../../model/hcl.js';
import { accesses } from './accesses.js';
import { advance, closeBracket, openBracket, take, tokenText } from './advance.js';
import { callOrName } from './call.js';
import { heredocTemplate } from './heredoc.js';
import { objectOrFor } from './object.js';
import { enter, grow, report, type ParserState } from './parser-state.js';
import { quotedTemplate } from './quoted.js';
import { unexpected } from './syntax-failure.js';
import type { TokenKind } from './token.js';
import { tupleOrFor } from './tuple.js';

interface Precedence {
  readonly operator: BinaryOperator;
  readonly level: number;
}

const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

const PRECEDENCE: ReadonlyMap<TokenKind, Precedence> = new Map(
  LEVELS.flatMap((operators, index) =>
    operators.map((operator) => [operator, { operator, level: index + 1 }] as const),
  ),
);

/** Parses an expression and stops at the first token that does not continue it. */
export function expression(state: ParserState): Expression {
  enter(state);
  const outerHeight = state.height;
  state.height = 0;
  const result = conditional(state);
  state.height = Math.max(outerHeight, state.height + 1);
  state.depth--;
  return result;
}

function conditional(state: ParserState): Expression {
  const condition = binary(state, 0);
  if (state.kind !== '?') return condition;
  advance(state);
  const then = expression(state);
  take(state, ':', 'an operator or ":" and what holds otherwise');
  const otherwise = expression(state);
  const span = { start: condition.span.start, end: otherwise.span.end };
  return { kind: 'conditional', span, condition, then, else: otherwise };
}

/** Operators that bind tighter than `level`; those of one level group from the left. */
function binary(state: ParserState, level: number): Expression {
  let left = operand(state);
  for (;;) {
    const next = PRECEDENCE.get(state.kind);
    if (next === undefined || next.level <= level) return left;
    advance(state);
    const right = binary(state, next.level);
    grow(state);
    const span = { start: left.span.start, end: right.span.end };
    left = { kind: 'binary', span, operator: next.operator, left, right };
  }
}

function operand(state: ParserState): Expression {
  if (state.kind !== '-' && state.kind !== '!') return accesses(state, term(state));
  const { start, kind: operator } = state;
  enter(state);
  advance(state);
  const inner = operand(state);
  grow(state);
  state.depth--;
  return { kind: 'unary', span: { start, end: inner.span.end }, operator, operand: inner };
}

function term(state: ParserState): Expression {
  switch (state.kind) {
    case 'name':
      return callOrName(state);
    case '"':
      return quotedTemplate(state);
    case 'number':
      return numberLiteral(state);
    case '{':
      return objectOrFor(state);
    case '[':
      return tupleOrFor(state);
    case '(':
      return parenthesis(state);
    case 'heredoc':
      return heredocTemplate(state);
    default:
      throw unexpected(state, 'a value');
  }
}

function numberLiteral(state: ParserState): Expression {
  const raw = tokenText(state);
  const span = { start: state.start, end: state.pos };
  if (!/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw)) report(state, span.start, `"${raw}" is not a number`);
  advance(state);
  return { kind: 'literal', span, value: Number(raw), raw };
}

function parenthesis(state: ParserState): Expression {
  const { start } = state;
  const outer = openBracket(state);
  const inner = state.expression(state);
  return { kind: 'parenthesis', span: { start, end: closeBracket(state, ')', outer) }, inner };
}
