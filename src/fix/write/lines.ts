/** Lines of a text around an offset. Offsets of line ends are before `\r\n`. */
import type { SourceFile, Span } from '../../model/source.js';
import type { Grammar } from './grammar.js';
import { remembered } from './remembered.js';
import { commentEnd } from './scan.js';

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  const end = found < 0 ? text.length : found;
  return found >= 0 && end > at && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The start of the next line, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** The white space with which the line of this offset begins, up to the offset. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  let end = start;
  while (end < at && isBlank(text.charAt(end))) end += 1;
  return text.slice(start, end);
}

/** Whether only white space stands before this offset in its line. */
export function startsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charAt(before))) before -= 1;
  return before < 0 || text.charAt(before) === '\n' || text.charAt(before) === '\uFEFF';
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

export function holdsLineEnd(text: string, span: Span): boolean {
  const found = text.indexOf('\n', span.start);
  return found >= 0 && found < span.end;
}

/** The line end of a file. */
export const eolOf = remembered(({ text }: SourceFile): string => (text.includes('\r\n') ? '\r\n' : '\n'));

/** The rest of a line when nothing but a comment is in it: where it ends. */
export function restOfLine(
  text: string,
  at: number,
  grammar: Grammar,
): { readonly end: number; readonly comment: boolean } | undefined {
  const end = lineEnd(text, at);
  let here = at;
  while (here < end && isBlank(text.charAt(here))) here += 1;
  if (here >= end) return { end, comment: false };
  const comment = commentEnd(text, here, grammar);
  if (comment === undefined) return undefined;
  return text.slice(comment, end).trim() === '' && comment <= end ? { end, comment: true } : undefined;
}

/**
 * The lines from one offset to another, with the line end before them: what comes behind them keeps its own, so that an
 * insertion at their end stays possible. The first line of a text goes with the line end behind it.
 */
export function linesBetween(text: string, start: number, end: number): Span {
  const first = lineStart(text, start);
  if (first === 0) return { start: 0, end: nextLine(text, end) };
  return { start: lineEnd(text, lineStart(text, first - 1)), end: lineEnd(text, end) };
}

/**
 * One level of indentation: what the first indented line of the file begins with, at most eight characters, otherwise
 * two spaces.
 */
export const indentUnit = remembered(
  ({ text }: SourceFile): string => /\n(\t|[ ]{1,8})(?=[^\s#/])/.exec(text)?.[1] ?? '  ',
);

/** Whether a key and its value stand on one line and the value is no list, structure or text of several lines. */
export function isPlainEntry(text: string): boolean {
  return !/[\r\n]/.test(text) && !/^[^:=]*[:=]\s*(?:[[{|>]|$)/.test(text.trimEnd());
}
