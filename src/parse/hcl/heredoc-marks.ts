/** The lines that begin and end a heredoc. */
import { endOfName, isSpace } from './characters.js';

export interface HeredocOpening {
  readonly word: string;
  /** `<<-`, which takes the indentation off the lines. */
  readonly flush: boolean;
  /** Where the first line of the text begins. */
  readonly textStart: number;
}

/** The opening that starts at `at`; as in HCL the word must be followed by the line end at once. */
export function heredocOpening(text: string, at: number): HeredocOpening | undefined {
  if (text.charCodeAt(at) !== 60 || text.charCodeAt(at + 1) !== 60) return undefined;
  const flush = text.charCodeAt(at + 2) === 45;
  const wordStart = flush ? at + 3 : at + 2;
  const end = endOfName(text, wordStart);
  const lineFeed = text.charCodeAt(end) === 13 ? end + 1 : end;
  if (end === wordStart || text.charCodeAt(lineFeed) !== 10) return undefined;
  return { word: text.slice(wordStart, end), flush, textStart: lineFeed + 1 };
}

export interface HeredocEnd {
  /** The end of the closing word, and of the blanks after it. */
  readonly wordEnd: number;
  readonly lineEnd: number;
}

/** The end of the heredoc when the line at `lineStart` holds nothing but its word. */
export function heredocEnd(text: string, lineStart: number, word: string): HeredocEnd | undefined {
  const start = afterBlanks(text, lineStart);
  if (!text.startsWith(word, start)) return undefined;
  const wordEnd = start + word.length;
  const lineEnd = afterBlanks(text, wordEnd);
  const code = text.charCodeAt(lineEnd);
  if (lineEnd < text.length && code !== 10) return undefined;
  return { wordEnd, lineEnd: text.charCodeAt(lineEnd - 1) === 13 && code === 10 ? lineEnd - 1 : lineEnd };
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) !== 10 && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** For every word that stands alone on a line, the offset of the last such line. */
export function lastWordLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let lineStart = 0;
  while (lineStart < text.length) {
    const start = afterBlanks(text, lineStart);
    const end = endOfName(text, start);
    if (end > start && heredocEnd(text, start, text.slice(start, end)) !== undefined)
      lines.set(text.slice(start, end), lineStart);
    const lineFeed = text.indexOf('\n', end);
    lineStart = lineFeed === -1 ? text.length : lineFeed + 1;
  }
  return lines;
}
