import type { Change } from './changes.js';
import { linesOfSide } from './world.js';

/** An entry of a review's `comments`, or a single review comment. */
export interface Anchor {
  readonly path: string;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
}

const THREAD = 'Pull request review thread';

/** Joins problems as GitHub does: `a`, `a and b`, `a, b, and c`. */
const toSentence = (problems: readonly string[]): string => {
  if (problems.length <= 2) return problems.join(' and ');
  return `${problems.slice(0, -1).join(', ')}, and ${problems.at(-1)!}`;
};

const sideOf = (side: string | undefined): 'LEFT' | 'RIGHT' => (side === 'LEFT' ? 'LEFT' : 'RIGHT');

const problemsOfLine = (anchor: Anchor, change: Change): string[] => {
  const side = sideOf(anchor.side);
  const hunks = change.hunks ?? [];
  const hunkOf = (line: number | undefined) =>
    hunks.find((hunk) => line !== undefined && linesOfSide(hunk, side).includes(line));
  const end = hunkOf(anchor.line);
  const problems = end === undefined ? [`${THREAD} line must be part of the diff`] : [];
  if (anchor.start_line !== undefined) {
    if (anchor.line !== undefined && anchor.start_line >= anchor.line) {
      return [`${THREAD} start line must precede the end line.`];
    }
    if (end === undefined || hunkOf(anchor.start_line) !== end || sideOf(anchor.start_side ?? anchor.side) !== side) {
      problems.push(`${THREAD} start line must be part of the same hunk as the line.`);
    }
  }
  return end === undefined ? [...problems, `${THREAD} diff hunk can't be blank`] : problems;
};

/** Why GitHub refuses an anchor, in its words; undefined when it takes it. The words never tell which entry they are about. */
export const refuseAnchor = (anchor: Anchor, changes: readonly Change[]): string | undefined => {
  const change = changes.find(({ path }) => path === anchor.path);
  if (change === undefined) return toSentence([`${THREAD} path is invalid`, `${THREAD} diff hunk can't be blank`]);
  const problems = problemsOfLine(anchor, change);
  return problems.length === 0 ? undefined : toSentence(problems);
};
