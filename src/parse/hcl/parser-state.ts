import type { Comment, Diagnostic, Expression } from '../../model/hcl.js';
import { SyntaxFailure } from './syntax-failure.js';
import type { TokenKind } from './token.js';

/** How deep brackets, templates and blocks may nest: the parser calls itself for each. */
const MAX_DEPTH = 200;

/** How high a tree may grow from operators and accessors, which need no nesting: its readers call themselves. */
const MAX_HEIGHT = 500;

/** After that many faults the rest of a text is not read. */
export const MAX_FAULTS = 100;

/** What moves while a text is parsed. The current token is `kind`, from `start` to `pos`; it has not been used yet. */
export interface ParserState {
  readonly text: string;
  /** Parses an expression; a field so that the files of the grammar need not import each other in a circle. */
  readonly expression: (state: ParserState) => Expression;
  readonly comments: Comment[];
  readonly diagnostics: Diagnostic[];
  /** From this offset on, blocks also end where lines are no longer indented more than them; for a text with a brace missing. */
  readonly indentedFrom: number;
  kind: TokenKind;
  start: number;
  pos: number;
  /** True inside brackets and interpolations, where line ends mean nothing. */
  skipNewlines: boolean;
  depth: number;
  height: number;
  /** The outermost block that was still open at the end of the text. */
  unclosed: number | undefined;
  /** How often an unclosed heredoc may still be read again as ordinary lines. */
  rewinds: number;
  /** The last line that holds nothing but a given word; made when a heredoc is found unclosed. */
  wordLines: ReadonlyMap<string, number> | undefined;
}

interface Options {
  readonly expression: (state: ParserState) => Expression;
  readonly indentedFrom?: number;
}

/** A state in front of the first token, behind a byte order mark. */
export function createState(text: string, { expression, indentedFrom = Infinity }: Options): ParserState {
  const pos = text.startsWith('\uFEFF') ? 1 : 0;
  return {
    text,
    expression,
    comments: [],
    diagnostics: [],
    indentedFrom,
    kind: 'end',
    start: pos,
    pos,
    skipNewlines: false,
    depth: 0,
    height: 0,
    unclosed: undefined,
    rewinds: 3,
    wordLines: undefined,
  };
}

/** Counts a level of nesting, which begins at `offset`; the caller takes it off again. */
export function enter(state: ParserState, offset = state.start): void {
  state.depth++;
  if (state.depth > MAX_DEPTH)
    throw new SyntaxFailure(`nested more than ${MAX_DEPTH} levels deep`, offset, state.start);
}

/** Counts a node that was put on top of the tree parsed last. */
export function grow(state: ParserState): void {
  state.height++;
  if (state.height > MAX_HEIGHT)
    throw new SyntaxFailure(`a chain of more than ${MAX_HEIGHT} operators or accessors`, state.start);
}

/** Notes a fault that does not keep the parser from going on. */
export function report(state: ParserState, offset: number, message: string): void {
  if (state.diagnostics.length < MAX_FAULTS) state.diagnostics.push({ offset, message });
}
