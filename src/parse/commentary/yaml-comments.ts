import { CST, Lexer } from 'yaml';
import type { Span } from '../../model/source.js';
import { MAX_YAML_LENGTH } from '../limits.js';

/** The `#` comments of a YAML text. Lexing is iterative, so that nesting is no danger. */
export function yamlComments(text: string): readonly Span[] {
  if (text.length > MAX_YAML_LENGTH) return [];
  const comments: Span[] = [];
  let offset = 0;
  let isContent = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isContent && isMark(lexeme)) {
      isContent = lexeme === CST.SCALAR;
      continue;
    }
    // The lexemes are the text; should they ever not be, no offset behind can be trusted.
    if (!text.startsWith(lexeme, offset)) break;
    const end = offset + lexeme.length;
    if (!isContent && lexeme.startsWith('#')) comments.push({ start: offset, end });
    isContent = false;
    offset = end;
  }
  return comments;
}

/** Signs that the lexer puts between the pieces of the text. */
function isMark(lexeme: string): boolean {
  return lexeme === CST.SCALAR || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END;
}
