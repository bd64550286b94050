/** Finds members, comments and closing brackets in text, in one pass and whatever the nodes say about their spans. */
import type { Span } from '../../model/source.js';
import type { Grammar } from './grammar.js';

/** Deeper nesting of strings in templates is not followed. */
const MAX_TEMPLATE_DEPTH = 30;

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The offset behind the comment that starts here. A comment's line end is not part of it. */
export function commentEnd(text: string, at: number, grammar: Grammar): number | undefined {
  if (!'#/'.includes(text.charAt(at))) return undefined;
  const found = match(grammar.comments, text, at);
  if (found === undefined) return undefined;
  return at + (found.endsWith('\r') ? found.length - 1 : found.length);
}

/** Skips white space, line ends and comments. */
export function skipTrivia(text: string, from: Span, grammar: Grammar): number {
  let at = from.start;
  while (at < from.end) {
    const next = blankEnd(text, at, grammar);
    if (next === undefined) return at;
    at = next;
  }
  return from.end;
}

/** The members between two offsets: runs of anything but comments, separated by commas or line ends. */
export function membersIn(text: string, within: Span, grammar: Grammar): readonly Span[] {
  const members: Span[] = [];
  let at = within.start;
  while (at < within.end) {
    const gap = isSeparator(text.charAt(at), grammar) ? at + 1 : blankEnd(text, at, grammar);
    if (gap === undefined) members.push(memberFrom(text, { start: at, end: within.end }, grammar));
    at = gap ?? members.at(-1)?.end ?? within.end;
  }
  return members;
}

/** The member that begins here, up to the separator behind it. */
function memberFrom(text: string, { start, end: most }: Span, grammar: Grammar): Span {
  let depth = 0;
  let end = start;
  let at = start;
  while (at < most) {
    const char = text.charAt(at);
    if (depth === 0 && isSeparator(char, grammar)) break;
    const blank = blankEnd(text, at, grammar);
    if (blank === undefined) {
      depth += bracket(char);
      end = tokenEnd(text, at, grammar);
    }
    at = blank ?? end;
  }
  return { start, end };
}

/** Behind the comment or the white space that stands here. */
function blankEnd(text: string, at: number, grammar: Grammar): number | undefined {
  return commentEnd(text, at, grammar) ?? (/\s/.test(text.charAt(at)) ? at + 1 : undefined);
}

function isSeparator(char: string, grammar: Grammar): boolean {
  return (char === ',' && grammar.commas) || (char === '\n' && grammar.lines);
}

function bracket(char: string): number {
  if ('{[('.includes(char)) return 1;
  return '}])'.includes(char) ? -1 : 0;
}

/** The offset of the bracket that closes the one at `open`. */
export function closingOf(text: string, open: number, grammar: Grammar): number | undefined {
  let depth = 0;
  let at = open;
  while (at < text.length) {
    const comment = commentEnd(text, at, grammar);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    depth += bracket(text.charAt(at));
    if (depth === 0) return at;
    at = tokenEnd(text, at, grammar);
  }
  return undefined;
}

function tokenEnd(text: string, at: number, grammar: Grammar): number {
  const char = text.charAt(at);
  if (char === '"') return stringEnd(text, at, grammar.templates ? 0 : MAX_TEMPLATE_DEPTH);
  if (char === '<' && grammar.heredocs) return heredocEnd(text, at) ?? at + 1;
  const token = grammar.plainWords ? /'(?:[^']|'')*'?|[^\s,[\]{}]+/y : /[\w.-]+/y;
  return at + (match(token, text, at)?.length ?? 1);
}

function stringEnd(text: string, start: number, depth: number): number {
  let at = start + 1;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char === '\\') at += 2;
    else if (depth < MAX_TEMPLATE_DEPTH && /[$%]/.test(char)) at = afterSign(text, at, depth);
    else at += 1;
  }
  return text.length;
}

/** Behind `$$`, `${ … }` or a lone sign. */
function afterSign(text: string, at: number, depth: number): number {
  if (text.charAt(at + 1) === text.charAt(at)) return at + 2;
  return text.charAt(at + 1) === '{' ? templateEnd(text, at + 2, depth) : at + 1;
}

function templateEnd(text: string, start: number, depth: number): number {
  let open = 1;
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '"') {
      at = stringEnd(text, at, depth + 1);
      continue;
    }
    if (char === '{') open += 1;
    if (char === '}') open -= 1;
    at += 1;
    if (open === 0) return at;
  }
  return text.length;
}

function heredocEnd(text: string, at: number): number | undefined {
  const opening = match(/<<-?[A-Za-z_][\w-]*[ \t]*\r?\n/y, text, at);
  if (opening === undefined) return undefined;
  const word = opening.replace(/^<<-?/, '').trim();
  const closing = new RegExp(`^[ \\t]*${word}(?=[ \\t]*\\r?$|[ \\t]*[,)\\]}])`, 'gm');
  closing.lastIndex = at + opening.length;
  return closing.exec(text) === null ? text.length : closing.lastIndex;
}

/** Whether a comment stands in a span. */
export function holdsComment(text: string, span: Span, grammar: Grammar): boolean {
  let at = span.start;
  while (at < span.end) {
    if (commentEnd(text, at, grammar) !== undefined) return true;
    at = /\s/.test(text.charAt(at)) ? at + 1 : tokenEnd(text, at, grammar);
  }
  return false;
}
