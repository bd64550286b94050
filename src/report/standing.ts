/** What a pull request has to do with a finding. */
import { linesWithin, type Changes, type Comparison } from '../model/diff.js';
import type { FixedFinding } from '../model/finding.js';
import { placeOf, type LineRange } from './lines.js';
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

/** Whether the diff adds one of the lines that the finding stands on. */
export function isTouched(finding: FixedFinding, changes: Changes): 'yes' | 'no' | 'unknown' {
  const { path, range } = placeOf(finding);
  return isAdded(path, range, changes);
}

/** Whether the diff adds one of these lines of a file. */
export function isAdded(path: string, range: LineRange, changes: Changes): 'yes' | 'no' | 'unknown' {
  const change = changes.get(path);
  if (change === undefined) return 'no';
  if (change.hunks === undefined) return 'unknown';
  const added = change.hunks.some((hunk) => linesWithin(hunk, range.first, range.last).some((line) => line.added));
  return added ? 'yes' : 'no';
}
