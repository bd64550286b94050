/** Terms that begin with a word. */
import type { Expression, LiteralExpression } from '../../model/hcl.js';
import { advance, closeBracket, openBracket, sees, take, tokenText } from './advance.js';
import type { ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';

const LITERALS: ReadonlyMap<string, LiteralExpression['value']> = new Map<string, LiteralExpression['value']>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** `true`, `var`, `max(1, 2)`, `provider::aws::arn_parse(x)`. */
export function callOrName(state: ParserState): Expression {
  const span = { start: state.start, end: state.pos };
  const name = tokenText(state);
  advance(state);
  if (sees(state, '::') || sees(state, '(')) return call(state, qualifiedName(state, name), span.start);
  const value = LITERALS.get(name);
  return value === undefined ? { kind: 'variable', span, name } : { kind: 'literal', span, value, raw: name };
}

function qualifiedName(state: ParserState, first: string): string {
  let name = first;
  while (sees(state, '::')) {
    advance(state);
    name += `::${tokenText(state)}`;
    take(state, 'name', 'the name of a function after "::"');
  }
  return name;
}

function call(state: ParserState, name: string, start: number): Expression {
  if (!sees(state, '(')) throw unexpected(state, 'the arguments of the function in parentheses');
  const outer = openBracket(state);
  const values: Expression[] = [];
  let expand = false;
  while (!sees(state, ')')) {
    values.push(state.expression(state));
    expand = sees(state, '...');
    if (expand) advance(state);
    if (expand || !sees(state, ',')) break;
    advance(state);
  }
  if (!sees(state, ')')) throw unexpected(state, expand ? '")" after "..."' : '"," or ")" after the argument');
  return { kind: 'call', span: { start, end: closeBracket(state, ')', outer) }, name, arguments: values, expand };
}
