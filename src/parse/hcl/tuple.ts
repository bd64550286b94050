import type { Expression } from '../../model/hcl.js';
import { advance, closeBracket, isWord, openBracket, sees } from './advance.js';
import { forExpression } from './for-expression.js';
import type { ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';

/** `[a, b]`, or the `for` that makes one. */
export function tupleOrFor(state: ParserState): Expression {
  const { start } = state;
  const outer = openBracket(state);
  if (isWord(state, 'for')) return forExpression(state, { start, outer, close: ']' });
  const items: Expression[] = [];
  while (!sees(state, ']')) {
    items.push(state.expression(state));
    if (sees(state, ',')) advance(state);
    else if (!sees(state, ']')) throw unexpected(state, '"," or "]" after the item');
  }
  return { kind: 'tuple', span: { start, end: closeBracket(state, ']', outer) }, items };
}
