/** After a fault: where the next item begins. */
import type { Comment } from '../../model/hcl.js';
import { advance, endOfComment } from './advance.js';
import { isSpace } from './characters.js';
import { heredocEnd, heredocOpening, lastWordLines } from './heredoc-marks.js';
import { MAX_FAULTS, report, type ParserState } from './parser-state.js';
import type { SyntaxFailure } from './syntax-failure.js';
import { endOfMarks } from './template-marks.js';

/** The number of characters before an offset on its line. */
export function columnAt(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - text.lastIndexOf('\n', offset - 1) - 1;
}

/** The offset behind the last character before `end` that is no white space. */
export function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * Reports the failure of the item that begins at `itemStart` and makes the first token behind the item the current one:
 * the end of its last line, the brace that closes the block around it, or the next item. Gives the end of what was skipped.
 */
export function recover(state: ParserState, itemStart: number, failure: SyntaxFailure): number {
  report(state, failure.offset, failure.message);
  const comments: Comment[] = [];
  const end = isFull(state) ? giveUp(state) : skipItem(state, { itemStart, from: failure.resumeFrom, comments });
  while ((state.comments.at(-1)?.span.start ?? -1) >= itemStart) state.comments.pop();
  for (const comment of comments) state.comments.push(comment);
  state.skipNewlines = false;
  state.pos = end;
  advance(state);
  return endOfContent(state.text, end, comments);
}

/** The end of what stands before an offset, without the white space and comments at its end. */
function endOfContent(text: string, offset: number, comments: readonly Comment[]): number {
  let end = trimmedEnd(text, offset);
  for (const { span } of comments.toReversed()) {
    if (span.end !== end) break;
    end = trimmedEnd(text, span.start);
  }
  return end;
}

function isFull(state: ParserState): boolean {
  return state.diagnostics.length >= MAX_FAULTS;
}

function giveUp(state: ParserState): number {
  const message = `after ${MAX_FAULTS} syntax errors the rest of the text is not read`;
  if (state.diagnostics.length === MAX_FAULTS) state.diagnostics.push({ offset: state.start, message });
  return state.text.length;
}

interface Skipped {
  readonly itemStart: number;
  /** The line ends before the line of this offset do not end the item. */
  readonly from: number;
  readonly comments: Comment[];
}

interface Skip extends Skipped {
  readonly state: ParserState;
  readonly column: number;
  /** The brackets, strings and interpolations that are open, by what closes them. */
  readonly open: string[];
}

/** Reads on without grammar, from bracket to bracket. */
function skipItem(state: ParserState, skipped: Skipped): number {
  const { text } = state;
  const from = text.lastIndexOf('\n', skipped.from - 1);
  const skip: Skip = { ...skipped, from, state, column: columnAt(text, skipped.itemStart), open: [] };
  let at = skipped.itemStart;
  while (at < text.length) {
    if (endsItem(skip, at)) return at;
    at = skip.open.at(-1) === '"' ? skipQuoted(skip, at) : skipCode(skip, at);
  }
  return text.length;
}

function endsItem({ state, open, from, column, itemStart }: Skip, at: number): boolean {
  const character = state.text[at];
  if (character === '}') return open.length === 0 && at > itemStart && state.depth > 0;
  if (character !== '\n' || at < from) return false;
  return open.length === 0 || beginsItem(state.text, at + 1, column);
}

const ITEM_LINE = /([ \t]*)(?:(\})|[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*(?:=(?![=>])|["{]|[\p{ID_Start}_]))/uy;

/** A bracket may be missing: a line further out, or as far out and like an item, ends the item as well. */
function beginsItem(text: string, lineStart: number, column: number): boolean {
  ITEM_LINE.lastIndex = lineStart;
  const found = ITEM_LINE.exec(text);
  if (found === null) return false;
  const [, blanks = '', brace] = found;
  return brace === undefined ? blanks.length <= column : blanks.length < column;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"' };

function skipCode(skip: Skip, at: number): number {
  const { text } = skip.state;
  const character = text[at] ?? '';
  const closer = CLOSERS[character];
  if (closer !== undefined) skip.open.push(closer);
  else if (character === ')' || character === ']' || character === '}') skip.open.pop();
  else if (character === '#' || character === '/') return skipComment(skip, at);
  else if (character === '<') return skipHeredoc(skip, at);
  return at + 1;
}

function skipComment({ state, comments }: Skip, start: number): number {
  const end = endOfComment(state.text, start) ?? state.text.length;
  if (end === start) return start + 1;
  comments.push({ span: { start, end } });
  return end;
}

function skipHeredoc({ state }: Skip, at: number): number {
  const { text } = state;
  const opening = heredocOpening(text, at);
  if (opening === undefined) return at + 1;
  state.wordLines ??= lastWordLines(text);
  if ((state.wordLines.get(opening.word) ?? -1) < opening.textStart) return opening.textStart - 1;
  let line = opening.textStart;
  for (;;) {
    const end = heredocEnd(text, line, opening.word);
    if (end !== undefined) return end.wordEnd;
    line = text.indexOf('\n', line) + 1;
  }
}

function skipQuoted({ state, open }: Skip, at: number): number {
  const { text } = state;
  const character = text[at];
  if (character === '"') open.pop();
  else if (character === '\\') return at + 2;
  else if (character === '$' || character === '%') {
    const end = endOfMarks(text, at);
    if (end !== undefined) return end;
    open.push('}');
    return at + 2;
  } else if (character === '\n') {
    open.pop();
    return at;
  }
  return at + 1;
}
