/** The lines around a finding, with the place underlined. */
import type { SourceFile, Span } from '../model/source.js';
import { shorten, terminalLine } from './escape.js';
import { isEndless, linesOf, linesOfSpan } from './lines.js';
import type { Mask } from './mask.js';
import type { Palette } from './palette.js';

export interface FrameStyle {
  readonly mask: Mask;
  readonly palette: Palette;
  /** The most columns of one line. */
  readonly width: number;
}

const MOST_MARKED = 4;
const GUTTER = 5;
const NARROWEST = 20;
const CUT = '…';

/** One line before, at most four lines of the place, one after; long lines are cut so that the place stays in view. */
export function codeFrame(file: SourceFile, span: Span, style: FrameStyle): readonly string[] {
  const { count, text } = linesOf(file);
  const { first, last } = linesOfSpan(file, span);
  const until = Math.min(last + 1, first + MOST_MARKED, Math.max(count, 1));
  const from = Math.max(first - 1, 1);
  const room = Math.max(style.width - GUTTER - 3, NARROWEST);
  const gutter = (label: string): string => style.palette.faint(`${label.padStart(GUTTER)} │`);
  const frame: string[] = [];
  for (let line = from; line <= until; line += 1) {
    if (line === first) {
      const marked = markedLine(file, span, { ...style, width: room });
      frame.push(`${gutter(String(line))} ${marked.text}`.trimEnd(), `${gutter('')} ${marked.underline}`);
    } else {
      const content = isEndless(text(line)) ? CUT : shorten(terminalLine(style.mask(text(line))), room);
      frame.push(`${gutter(String(line))} ${content}`.trimEnd());
    }
  }
  return frame;
}

function markedLine(
  file: SourceFile,
  span: Span,
  { mask, palette, width }: FrameStyle,
): { text: string; underline: string } {
  const { line, start, end } = markedIn(file, span);
  const show = (from: number, to?: number): string => terminalLine(mask(line.slice(from, to)));
  const fits = show(0).length <= width;
  const lead = fromTheRight(show(0, start), fits ? width : Math.floor(width / 2));
  const place = shorten(show(start, end), width - lead.length);
  const rest = shorten(show(end), Math.max(width - lead.length - place.length, 0));
  return {
    text: `${lead}${place}${rest}`,
    underline: `${' '.repeat(lead.length)}${palette.strong('─'.repeat(Math.max(place.length, 1)))}`,
  };
}

interface Marked {
  readonly line: string;
  readonly start: number;
  readonly end: number;
}

/** The first line of the place, and where on it the place is. Of an endless line there is nothing around it. */
function markedIn(file: SourceFile, span: Span): Marked {
  const { startOf, text } = linesOf(file);
  const { first } = linesOfSpan(file, span);
  const line = text(first);
  const start = span.start - startOf(first);
  const end = Math.max(Math.min(span.end - startOf(first), line.length), start);
  if (!isEndless(line)) return { line, start, end };
  return { line: `${CUT}${line.slice(start, end)}${CUT}`, start: CUT.length, end: CUT.length + end - start };
}

function fromTheRight(text: string, most: number): string {
  return text.length <= most ? text : `…${text.slice(text.length - most + 1).replace(/^[\uDC00-\uDFFF]/, '')}`;
}
