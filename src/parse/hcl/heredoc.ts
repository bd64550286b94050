/** Heredocs and template files: texts by lines. */
import type { TemplateExpression } from '../../model/hcl.js';
import { advance } from './advance.js';
import { heredocEnd, heredocOpening, lastWordLines } from './heredoc-marks.js';
import type { ParserState } from './parser-state.js';
import { SyntaxFailure } from './syntax-failure.js';
import { endOfMarks } from './template-marks.js';
import { templateParts } from './template-parts.js';
import type { TemplatePiece } from './template-piece.js';
import { addSequence, addText } from './template-sequence.js';
import { removeIndentation } from './trim.js';
import { unescapeBare } from './unescape.js';

const LINE_FEED = 10;
const BRACE = 123;

/** Parses `<<EOT` to `EOT`; the opening line is the current token. */
export function heredocTemplate(state: ParserState): TemplateExpression {
  const { start, text } = state;
  const opening = heredocOpening(text, start);
  if (opening === undefined) throw new SyntaxFailure('expected a heredoc', start);
  const { word, flush } = opening;
  if (state.wordLines !== undefined && lastLine(state.wordLines, word) < start) throw unclosed(word, start);
  const pieces: TemplatePiece[] = [];
  let end = heredocEnd(text, state.pos, word);
  while (end === undefined) {
    if (state.pos >= text.length) throw runaway(state, word, start);
    addPiece(state, pieces);
    if (text.charCodeAt(state.pos - 1) === LINE_FEED) end = heredocEnd(text, state.pos, word);
  }
  state.pos = end.lineEnd;
  if (flush) removeIndentation(pieces);
  const parts = templateParts(state, pieces);
  advance(state);
  return { kind: 'template', span: { start, end: end.wordEnd }, style: 'heredoc', parts };
}

/** Parses the rest of the text as a template file. */
export function bareTemplate(state: ParserState): TemplateExpression {
  const start = state.pos;
  const pieces: TemplatePiece[] = [];
  while (state.pos < state.text.length) addPiece(state, pieces);
  return { kind: 'template', span: { start, end: state.pos }, style: 'bare', parts: templateParts(state, pieces) };
}

/** Text up to the end of the line, or up to an interpolation, or the interpolation. */
function addPiece(state: ParserState, pieces: TemplatePiece[]): void {
  const start = state.pos;
  const end = endOfRun(state.text, start);
  if (end === start) {
    addSequence(state, pieces);
    return;
  }
  addText(pieces, { kind: 'text', start, end, value: unescapeBare(state.text.slice(start, end)) });
  state.pos = end;
}

/** HCL's scanner also ends a text between the one character after a mark and the line end, where `~` then stops. */
function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) return at + 1;
    if (code === 36 || code === 37) {
      const after = endOfMarks(text, at);
      if (after === undefined) return at;
      if (text.charCodeAt(after + 1) === LINE_FEED && text.charCodeAt(after - 1) !== BRACE) return after + 1;
      at = after;
    } else at++;
  }
  return at;
}

function unclosed(word: string, start: number): SyntaxFailure {
  return new SyntaxFailure(`the heredoc that begins here is not closed: no line below holds only "${word}"`, start);
}

/**
 * The failure of a heredoc that ran to the end of the text. Its lines are read again as ordinary ones, but not over and
 * over: where the word did stand below, inside interpolations, only a few times.
 */
function runaway(state: ParserState, word: string, start: number): SyntaxFailure {
  state.wordLines ??= lastWordLines(state.text);
  if (lastLine(state.wordLines, word) < start) return unclosed(word, start);
  state.rewinds--;
  const resumeFrom = state.rewinds < 0 ? state.text.length : start;
  return new SyntaxFailure(`the heredoc that begins here is not closed by "${word}"`, start, resumeFrom);
}

function lastLine(lines: ReadonlyMap<string, number>, word: string): number {
  return lines.get(word) ?? -1;
}
