import type { Finding, TextEdit } from '../../model/finding.js';
import { SEVERITIES } from '../../model/rule.js';
import { isRefused } from '../draft.js';
import { overlaps } from '../edits.js';
import type { Plan } from '../plan.js';

/** A finding with edits that may be its fix. `index` is that of the finding. */
export interface Candidate {
  readonly index: number;
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

interface Planned {
  readonly findings: readonly Finding[];
  readonly plans: readonly Plan[];
  readonly textOf: (path: string) => string | undefined;
}

/** Everything with edits that fit the files, the most severe first. */
export function candidatesOf({ findings, plans, textOf }: Planned): readonly Candidate[] {
  const candidates = findings.flatMap((finding, index): readonly Candidate[] => {
    const plan = plans[index];
    if (plan === undefined || isRefused(plan) || !fits(plan.edits, textOf)) return [];
    return [{ index, finding, edits: plan.edits }];
  });
  return candidates.sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}

function rank({ finding }: Candidate): number {
  return SEVERITIES.indexOf(finding.severity);
}

/** Edits lie within their files and do not overlap, so every other byte stays as it is. */
function fits(edits: readonly TextEdit[], textOf: Planned['textOf']): boolean {
  const inBounds = edits.every(({ path, start, end }) => {
    const text = textOf(path);
    return text !== undefined && start >= 0 && start <= end && end <= text.length;
  });
  const apart = edits.every((edit, index) => edits.slice(index + 1).every((other) => !overlaps(edit, other)));
  return edits.length > 0 && inBounds && apart;
}
