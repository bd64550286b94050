import type { ParserState } from './parser-state.js';

/** Ends the item that is being parsed; whoever parses the item turns it into a diagnostic. Never leaves this folder. */
export class SyntaxFailure extends Error {
  /** Where the fault stands, and from where on the next item is looked for. */
  readonly offset: number;
  readonly resumeFrom: number;

  constructor(message: string, offset: number, resumeFrom = offset) {
    super(message);
    this.offset = offset;
    this.resumeFrom = resumeFrom;
  }
}

/** The failure for a token that does not belong where it stands. `what` finishes the phrase "expected …". */
export function unexpected(state: ParserState, what: string): SyntaxFailure {
  return new SyntaxFailure(`expected ${what}, found ${foundToken(state)}`, state.start);
}

function foundToken(state: ParserState): string {
  const written = state.text.slice(state.start, Math.min(state.pos, state.start + 40));
  switch (state.kind) {
    case 'newline':
      return 'the end of the line';
    case 'end':
      return 'the end of the text';
    case 'heredoc':
      return 'a heredoc';
    case '"':
      return 'a string';
    case 'name':
    case 'number':
      return `"${written}"`;
    case 'unknown':
      return written === "'" ? 'a single quote (strings are written in double quotes)' : `the character "${written}"`;
    default:
      return `"${state.kind}"`;
  }
}
