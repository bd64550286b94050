/** `${ … }` and `%{ … }`. */
import { advance, isWord, sees, tokenText } from './advance.js';
import { forNames } from './for-expression.js';
import type { ParserState } from './parser-state.js';
import { unexpected } from './syntax-failure.js';
import type { ClosingPiece, SequencePiece, TemplatePiece, TextPiece } from './template-piece.js';
import { trimEnd, trimStart } from './trim.js';

/** Adds a text to the pieces; `~}` before it takes its leading white space. */
export function addText(pieces: TemplatePiece[], piece: TextPiece): void {
  const previous = pieces.at(-1);
  if (previous !== undefined && previous.kind !== 'text' && previous.trimsAfter) trimStart(piece);
  pieces.push(piece);
}

/** Parses the sequence that starts at `state.pos` and stops behind its brace, where text goes on. */
export function addSequence(state: ParserState, pieces: TemplatePiece[]): void {
  const start = state.pos;
  const trims = state.text.charCodeAt(start + 2) === 126;
  const previous = pieces.at(-1);
  if (trims && previous?.kind === 'text') trimEnd(previous);
  const outer = state.skipNewlines;
  state.skipNewlines = true;
  state.pos = start + (trims ? 3 : 2);
  advance(state);
  const make = state.text.charCodeAt(start) === 37 ? directive(state) : interpolation(state);
  if (!sees(state, '}') && !sees(state, '~}')) throw unexpected(state, '"}" at the end of the sequence');
  state.skipNewlines = outer;
  pieces.push(make({ start, end: state.pos, trimsAfter: sees(state, '~}') }));
}

type Make = (place: Pick<ClosingPiece, 'start' | 'end' | 'trimsAfter'>) => SequencePiece;

function interpolation(state: ParserState): Make {
  const expression = state.expression(state);
  return (place) => ({ kind: 'interpolation', ...place, expression });
}

function directive(state: ParserState): Make {
  if (isWord(state, 'for')) return forDirective(state);
  if (isWord(state, 'if')) return ifDirective(state);
  const kind = closingKind(tokenText(state));
  if (kind === undefined) throw unexpected(state, 'if, else, endif, for or endfor after "%{"');
  advance(state);
  return (place) => ({ kind, ...place });
}

function closingKind(word: string): ClosingPiece['kind'] | undefined {
  return word === 'else' || word === 'endif' || word === 'endfor' ? word : undefined;
}

function forDirective(state: ParserState): Make {
  const names = forNames(state);
  const collection = state.expression(state);
  return (place) => ({ kind: 'for', ...place, names, collection });
}

function ifDirective(state: ParserState): Make {
  advance(state);
  const condition = state.expression(state);
  return (place) => ({ kind: 'if', ...place, condition });
}
