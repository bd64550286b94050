/** Hunks computed from two texts, as git shows them. */
import { structuredPatch } from 'diff';
import type { Hunk } from '../model/diff.js';
import { parsePatch } from './parse-patch.js';

const CONTEXT = 3;
/** Texts that differ in more lines are not compared: the time grows with the square of the difference. */
const MOST_EDITS = 3000;

/**
 * The hunks between two texts with three lines of context; undefined when they differ in more lines than can be compared.
 */
export function hunksBetween(before: string, after: string): readonly Hunk[] | undefined {
  if (before === after) return [];
  const options = { context: CONTEXT, maxEditLength: MOST_EDITS };
  const patch = structuredPatch('', '', before, after, '', '', options);
  if (patch === undefined) return undefined;
  return parsePatch(patch.hunks.map((hunk) => [headerOf(hunk), ...hunk.lines].join('\n')).join('\n'));
}

function headerOf({ oldStart, oldLines, newStart, newLines }: Omit<Hunk, 'lines' | 'removedBefore'>): string {
  return `@@ -${sideOf(oldStart, oldLines)} +${sideOf(newStart, newLines)} @@`;
}

/** Git numbers an empty side from the line before it. */
function sideOf(start: number, lines: number): string {
  return `${String(lines === 0 ? start - 1 : start)},${String(lines)}`;
}
