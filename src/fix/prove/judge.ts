import type { Finding } from '../../model/finding.js';
import { SEVERITIES } from '../../model/rule.js';
import type { Notice } from '../../model/source.js';
import type { Candidate } from './candidates.js';

export interface Rerun {
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

export interface Case {
  /** Fixes that were applied together; each part is of another group. */
  readonly parts: readonly (readonly Candidate[])[];
  readonly before: readonly Finding[];
  readonly notices: number;
  readonly after: Rerun;
}

/**
 * For each part the fixes that are to blame: whose finding is still there, or near which something new appeared.
 * A part is proved when there is nobody to blame.
 */
export function judge({ parts, before, notices, after }: Case): readonly (readonly Candidate[])[] {
  const excess = excessOf(before, after.findings, parts.flat());
  const unread = after.notices.length > notices ? new Set(after.notices.map(({ path }) => path)) : undefined;
  const blamed = parts.map((part) => blame(part, excess, unread));
  const isAnybody = blamed.some((part) => part.length > 0);
  // Something went wrong that is near none of the fixes: all of them are suspects.
  return !isAnybody && (excess.length > 0 || unread !== undefined) ? parts : blamed;
}

function blame(
  part: readonly Candidate[],
  excess: readonly Finding[],
  unread: ReadonlySet<string> | undefined,
): readonly Candidate[] {
  const paths = new Set(part.flatMap(({ edits }) => edits.map(({ path }) => path)));
  if (unread !== undefined && [...unread].some((path) => paths.has(path))) return part;
  const units = new Set(part.map(({ finding }) => finding.subject.resource.unit));
  const near = excess.filter(({ subject, file }) => units.has(subject.resource.unit) || paths.has(file.path));
  if (near.length === 0) return [];
  const names = new Set(near.flatMap((finding) => [identityOf(finding), finding.address]));
  const suspects = part.filter(({ finding }) => names.has(identityOf(finding)) || names.has(finding.address));
  return suspects.length > 0 ? suspects : part;
}

/** Findings that should not be there: more of a kind than before, less those that were to be fixed. */
function excessOf(
  before: readonly Finding[],
  after: readonly Finding[],
  fixed: readonly Candidate[],
): readonly Finding[] {
  const allowed = new Map<string, number>();
  const count = (finding: Finding, by: number): void => {
    const key = identityOf(finding);
    allowed.set(key, (allowed.get(key) ?? 0) + by);
  };
  for (const finding of before) count(finding, 1);
  for (const { finding } of fixed) count(finding, -1);
  return after.filter((finding) => {
    count(finding, -1);
    return (allowed.get(identityOf(finding)) ?? 0) < 0 && !fixed.some((one) => isRevealed(finding, one.finding));
  });
}

/** What the rule has announced, in the same unit, and milder than what was fixed. */
function isRevealed(finding: Finding, { rule, severity, subject }: Finding): boolean {
  return (
    rule.fix.reveals?.includes(finding.rule.code) === true &&
    finding.subject.resource.unit === subject.resource.unit &&
    SEVERITIES.indexOf(finding.severity) > SEVERITIES.indexOf(severity)
  );
}

/** What a finding is about, without positions in lists, which move when an item before is taken out. */
function identityOf({ rule, subject, address, property }: Finding): string {
  const place = `${address}\n${property}`.replace(/\[\d+\]/g, '[]').replace(/( \/ [a-z]+) \d+(?=\n)/g, '$1');
  return `${rule.code}\n${subject.resource.unit}\n${place}`;
}
