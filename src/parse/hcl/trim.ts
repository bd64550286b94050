/** White space that templates take away: by `~` and as the indentation of `<<-`. Spans shrink with the text where it stands as written. */
import { leadingSpace, trailingSpace } from './characters.js';
import type { TemplatePiece, TextPiece } from './template-piece.js';

/** Takes off the start of a text what follows `~}`. */
export function trimStart(piece: TextPiece): void {
  dropStart(piece, leadingSpace(piece.value));
}

/** Takes off the end of a text what precedes `${~` or `%{~`. */
export function trimEnd(piece: TextPiece): void {
  const kept = trailingSpace(piece.value);
  if (isVerbatim(piece)) piece.end = piece.start + kept;
  piece.value = piece.value.slice(0, kept);
}

function dropStart(piece: TextPiece, count: number): void {
  if (isVerbatim(piece)) piece.start += count;
  piece.value = piece.value.slice(count);
}

/** An escape is longer than what it means, so equal length says that there is none. */
function isVerbatim(piece: TextPiece): boolean {
  return piece.value.length === piece.end - piece.start;
}

/**
 * Takes the least indentation of all lines off each of them, as `<<-` does. Lines of white space neither count nor lose
 * anything; a line that starts with an interpolation has none, and so has one whose indentation `~` took.
 */
export function removeIndentation(pieces: readonly TemplatePiece[]): void {
  let least = Infinity;
  let lineStart = true;
  const indented: TextPiece[] = [];
  for (const piece of pieces) {
    const text = piece.kind === 'text' ? piece : undefined;
    if (lineStart && !isBlankLine(piece)) {
      least = Math.min(least, text === undefined ? 0 : leadingSpace(text.value));
      if (text !== undefined) indented.push(text);
    }
    lineStart = text?.value.endsWith('\n') === true;
  }
  for (const text of indented) dropStart(text, least);
}

function isBlankLine(piece: TemplatePiece): boolean {
  return piece.kind === 'text' && piece.value.endsWith('\n') && leadingSpace(piece.value) === piece.value.length;
}
