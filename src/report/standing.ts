/** What a pull request has to do with a finding. */
import { linesWithin, type Changes, type Comparison } from '../model/diff.js';
import type { FixedFinding } from '../model/finding.js';
import { extentOf, placeOf, type LineRange } from './lines.js';
import { bySeverity } from './order.js';

export interface Standings {
  /** New against the base, or on lines that the pull request adds; outside of a pull request, all. The most severe first. */
  readonly fresh: readonly FixedFinding[];
  /** Already there, the most severe first. */
  readonly existing: readonly FixedFinding[];
  /** Whether there is a pull request to compare with. */
  readonly compared: boolean;
}

export interface Compared {
  readonly changes?: Changes | undefined;
  readonly comparison?: Comparison | undefined;
}

export function standingsOf(findings: readonly FixedFinding[], { changes, comparison }: Compared): Standings {
  const sorted = bySeverity(findings);
  if (changes === undefined && comparison === undefined) return { fresh: sorted, existing: [], compared: false };
  const isFresh = (finding: FixedFinding): boolean => {
    if (comparison?.introduced.has(finding.fingerprint) === true) return true;
    const touched = changes === undefined ? 'no' : isTouched(finding, changes);
    // Without a base to compare with, what is unknown may be new.
    return touched === 'yes' || (touched === 'unknown' && comparison === undefined);
  };
  const fresh = new Set(sorted.filter(isFresh));
  return { fresh: [...fresh], existing: sorted.filter((finding) => !fresh.has(finding)), compared: true };
}

/**
 * Whether the diff adds one of the lines that the finding stands on. What a synthesizer made outside of the pull request
 * has no base to compare with, so there a change to any line of the construct counts, a removed one too.
 */
export function isTouched(finding: FixedFinding, changes: Changes): 'yes' | 'no' | 'unknown' {
  const { path, range } = placeOf(finding);
  if (finding.source === undefined || changes.has(finding.file.path)) return isAdded(path, range, changes);
  const extent = extentOf(finding).range;
  return hasRemoval(path, extent, changes) ? 'yes' : isAdded(path, extent, changes);
}

function hasRemoval(path: string, { first, last }: LineRange, changes: Changes): boolean {
  const hunks = changes.get(path)?.hunks ?? [];
  return hunks.some(({ removedBefore }) => removedBefore.some((line) => line > first && line <= last));
}

/** Whether the diff adds one of these lines of a file. */
export function isAdded(path: string, range: LineRange, changes: Changes): 'yes' | 'no' | 'unknown' {
  const change = changes.get(path);
  if (change === undefined) return 'no';
  if (change.hunks === undefined) return 'unknown';
  const added = change.hunks.some((hunk) => linesWithin(hunk, range.first, range.last).some((line) => line.added));
  return added ? 'yes' : 'no';
}
