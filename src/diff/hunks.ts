/** Hunks computed from two texts, as git shows them. */
import type { HeadLine, Hunk } from '../model/diff.js';
import { diffLines, type Replacement } from './line-diff.js';

const CONTEXT = 3;

/**
 * The hunks between two texts with three lines of context; undefined when they differ in more lines than can be compared.
 */
export function hunksBetween(before: string, after: string): readonly Hunk[] | undefined {
  const old = withEnds(before);
  const fresh = withEnds(after);
  const changes = diffLines(old, fresh);
  if (changes === undefined) return undefined;
  return grouped(changes).map((group) => toHunk(group, old.length, fresh));
}

/** Lines with their ends: a last line without one differs from the same line with one, as in git. */
function withEnds(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

type Group = readonly [Replacement, ...Replacement[]];

/** Changes whose contexts meet share a hunk. */
function grouped(changes: readonly Replacement[]): readonly Group[] {
  const groups: [Replacement, ...Replacement[]][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && change.oldStart - last.oldStart - last.oldLines <= 2 * CONTEXT) {
      group.push(change);
    } else {
      groups.push([change]);
    }
  }
  return groups;
}

function toHunk(group: Group, oldCount: number, fresh: readonly string[]): Hunk {
  const [first] = group;
  const last = group.at(-1) ?? first;
  const lead = Math.min(CONTEXT, first.oldStart, first.newStart);
  const oldFrom = first.oldStart - lead;
  const newFrom = first.newStart - lead;
  const oldTo = Math.min(oldCount, last.oldStart + last.oldLines + CONTEXT);
  const newTo = Math.min(fresh.length, last.newStart + last.newLines + CONTEXT);
  return {
    oldStart: startOf(oldFrom, oldTo),
    oldLines: oldTo - oldFrom,
    newStart: startOf(newFrom, newTo),
    newLines: newTo - newFrom,
    lines: fresh.slice(newFrom, newTo).map((text, index) => headLine(text, newFrom + index, group)),
    removedBefore: group.filter(({ oldLines }) => oldLines > 0).map(({ newStart }) => newStart + 1),
  };
}

/** Git numbers an empty side from the line before it. */
function startOf(from: number, to: number): number {
  return to === from ? from : from + 1;
}

function headLine(text: string, at: number, group: Group): HeadLine {
  const added = group.some(({ newStart, newLines }) => at >= newStart && at < newStart + newLines);
  return { line: at + 1, text: text.replace(/\r?\n?$/, ''), added };
}
