/** Texts in double quotes. */
import type { Label, TemplateExpression } from '../../model/hcl.js';
import { advance } from './advance.js';
import type { ParserState } from './parser-state.js';
import { SyntaxFailure } from './syntax-failure.js';
import { endOfMarks } from './template-marks.js';
import { templateParts } from './template-parts.js';
import type { TemplatePiece } from './template-piece.js';
import { addSequence, addText } from './template-sequence.js';
import { unescapeQuoted } from './unescape.js';

/** Parses `"…"`; the opening quote is the current token. */
export function quotedTemplate(state: ParserState): TemplateExpression {
  const { start } = state;
  const pieces: TemplatePiece[] = [];
  for (;;) {
    const from = state.pos;
    const end = endOfRun(state.text, from);
    if (end > from) addText(pieces, { kind: 'text', start: from, end, value: unescapeQuoted(state, from, end) });
    state.pos = end;
    const code = state.text.charCodeAt(end);
    if (code === 34) break;
    if (code !== 36 && code !== 37)
      throw new SyntaxFailure('the string that begins here is not closed on its line', start, end);
    addSequence(state, pieces);
  }
  state.pos++;
  const span = { start, end: state.pos };
  const parts = templateParts(state, pieces);
  advance(state);
  return { kind: 'template', span, style: 'quoted', parts };
}

/** The label of a block in quotes, which is no template. */
export function quotedLabel(state: ParserState): Label {
  const { start, pos, text } = state;
  const end = endOfRun(text, pos);
  const code = text.charCodeAt(end);
  if (code === 36 || code === 37) throw new SyntaxFailure('a label of a block cannot hold "${" or "%{"', end);
  if (code !== 34) throw new SyntaxFailure('the label that begins here is not closed on its line', start, end);
  const value = unescapeQuoted(state, pos, end);
  state.pos = end + 1;
  advance(state);
  return { value, span: { start, end: end + 1 } };
}

/** The offset of what ends a run of text in quotes: the closing quote, `${`, `%{`, a line end, or the end of everything. */
function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 10 || code === 13) return at;
    if (code === 92) {
      if (isLineEnd(text.charCodeAt(at + 1))) return at + 1;
      at += 2;
    } else if (code === 36 || code === 37) {
      const after = endOfMarks(text, at);
      if (after === undefined) return at;
      at = after;
    } else at++;
  }
  return text.length;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
