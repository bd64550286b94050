/** YAML text → the documents of the `yaml` package, behind limits on length and nesting. */
import { Composer, Lexer, Parser, type CST, type Document, type ParsedNode } from 'yaml';
import { MAX_NESTING, MAX_YAML_LENGTH, MAX_YAML_TOKENS } from '../limits.js';
import { nestingAfter, noNesting } from './nesting.js';

export interface Composed {
  readonly documents: readonly Document.Parsed<ParsedNode, false>[];
}

/** Why a text is not given to the library. */
export interface Refusal {
  readonly refused: string;
  readonly offset?: number;
}

const OPTIONS = {
  schema: 'failsafe',
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  strict: false,
  logLevel: 'silent',
} as const;

/** Lexing is iterative and measures the nesting on the way; only then the recursive part begins. */
export function compose(text: string): Composed | Refusal {
  if (text.length > MAX_YAML_LENGTH) return { refused: `it is longer than ${MAX_YAML_LENGTH} characters` };
  const lexemes: string[] = [];
  const nesting = noNesting();
  for (const lexeme of new Lexer().lex(text)) {
    if (nestingAfter(nesting, lexeme) > MAX_NESTING) {
      return { refused: `it is nested deeper than ${MAX_NESTING} levels`, offset: nesting.offset };
    }
    if (lexemes.length >= MAX_YAML_TOKENS) {
      return { refused: `it has more than ${MAX_YAML_TOKENS} words and signs`, offset: nesting.offset };
    }
    lexemes.push(lexeme);
  }
  const composer = new Composer<ParsedNode, false>(OPTIONS);
  return { documents: [...composer.compose(tokens(lexemes))] };
}

function* tokens(lexemes: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}
