/** GitHub's `patch` of one file → hunks. */
import type { HeadLine, Hunk } from '../model/diff.js';

const HEADER = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

interface Header {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
}

interface Reading {
  readonly header: Header;
  readonly lines: HeadLine[];
  readonly removedBefore: number[];
  oldLeft: number;
  newLeft: number;
}

/**
 * The hunks of a patch; undefined when there is no patch or when it is not complete, since a part of a diff must not
 * pass for the whole.
 */
export function parsePatch(patch: string | undefined): readonly Hunk[] | undefined {
  if (patch === undefined) return undefined;
  const hunks: Reading[] = [];
  for (const line of patch.replace(/\n$/, '').split('\n')) {
    const current = hunks.at(-1);
    const isInside = current !== undefined && (current.oldLeft > 0 || current.newLeft > 0);
    if (isInside) {
      if (!readLine(line, current)) return undefined;
    } else if (!line.startsWith('\\')) {
      const header = readHeader(line);
      if (header === undefined) return undefined;
      hunks.push({ header, lines: [], removedBefore: [], oldLeft: header.oldLines, newLeft: header.newLines });
    }
  }
  const isComplete = hunks.every(({ oldLeft, newLeft }) => oldLeft === 0 && newLeft === 0);
  return isComplete
    ? hunks.map(({ header, lines, removedBefore }) => ({ ...header, lines, removedBefore }))
    : undefined;
}

function readHeader(line: string): Header | undefined {
  const match = HEADER.exec(line);
  if (match === null) return undefined;
  const [, oldStart = '', oldLines = '1', newStart = '', newLines = '1'] = match;
  return {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
  };
}

/** Counts decide where a hunk ends, because a removed line may look like a header. False when the line fits nowhere. */
function readLine(line: string, hunk: Reading): boolean {
  const sign = line.charAt(0);
  if (sign === '\\') return true;
  if (sign === '-') return readRemoved(hunk);
  // Some tools strip the space of an empty context line.
  if (sign !== '+' && sign !== ' ' && line !== '') return false;
  const added = sign === '+';
  if (hunk.newLeft === 0 || (!added && hunk.oldLeft === 0)) return false;
  hunk.lines.push({ line: nextLine(hunk), text: line.slice(1).replace(/\r$/, ''), added });
  hunk.newLeft -= 1;
  if (!added) hunk.oldLeft -= 1;
  return true;
}

function readRemoved(hunk: Reading): boolean {
  if (hunk.oldLeft === 0) return false;
  const before = nextLine(hunk);
  if (hunk.removedBefore.at(-1) !== before) hunk.removedBefore.push(before);
  hunk.oldLeft -= 1;
  return true;
}

/** An empty head side is numbered from the line before it. */
function nextLine({ header, lines }: Reading): number {
  return header.newStart + lines.length + (header.newLines === 0 ? 1 : 0);
}
