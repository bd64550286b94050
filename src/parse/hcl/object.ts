import type { Expression, ObjectItem } from '../../model/hcl.js';
import { advance, closeBracket, isWord, openBracket, sees } from './advance.js';
import { forExpression } from './for-expression.js';
import type { ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';

/** `{ a = 1, b = 2 }`, or the `for` that makes one. Inside an object line ends separate items, even within parentheses. */
export function objectOrFor(state: ParserState): Expression {
  const { start } = state;
  const outer = openBracket(state);
  if (isWord(state, 'for')) return forExpression(state, { start, outer, close: '}' });
  state.skipNewlines = false;
  const items: ObjectItem[] = [];
  for (;;) {
    while (sees(state, 'newline')) advance(state);
    if (sees(state, '}')) break;
    items.push(objectItem(state));
    if (sees(state, ',') || sees(state, 'newline')) advance(state);
    else if (!sees(state, '}')) throw unexpected(state, '",", the end of the line or "}" after the item');
  }
  return { kind: 'object', span: { start, end: closeBracket(state, '}', outer) }, items };
}

function objectItem(state: ParserState): ObjectItem {
  const written = state.expression(state);
  const word = wordOf(written);
  const key: Expression = word === undefined ? written : { kind: 'variable', span: written.span, name: word };
  if (!sees(state, '=') && !sees(state, ':')) throw unexpected(state, '"=" after the key');
  advance(state);
  const value = state.expression(state);
  return { span: { start: key.span.start, end: value.span.end }, key, keyword: word !== undefined, value };
}

/** As a key, `true` and `null` are words like any other. */
function wordOf(key: Expression): string | undefined {
  if (key.kind === 'variable') return key.name;
  return key.kind === 'literal' && typeof key.value !== 'number' ? key.raw : undefined;
}
