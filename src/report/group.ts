import type { FixedFinding } from '../model/finding.js';

/** Findings of one rule in one file that say the same of several subjects. */
export type Group = readonly [FixedFinding, ...FixedFinding[]];

/** One comment lists at most this many places. */
const MOST_PLACES = 100;

/** The same problem in many places of a file becomes one group; the order of first appearance stays. */
export function groupFindings(findings: readonly FixedFinding[]): readonly Group[] {
  const groups = new Map<string, [FixedFinding, ...FixedFinding[]]>();
  const full: Group[] = [];
  for (const finding of findings) {
    const key = kindOf(finding);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [finding]);
    } else if (group.length < MOST_PLACES) {
      group.push(finding);
    } else {
      full.push(group);
      groups.delete(key);
      groups.set(key, [finding]);
    }
  }
  const all = [...full, ...groups.values()];
  const at = new Map(findings.map((finding, index) => [finding, index]));
  return all.sort(([a], [b]) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
}

/** What must be equal: rule, severity, file, and the message without names and numbers. */
function kindOf({ rule, severity, file, message, subject, source }: FixedFinding): string {
  const place = source?.path ?? file.path;
  const words = message.split(subject.name).join('…').replace(/\d+/g, '0');
  return [rule.code, severity, place, words].join('\n');
}
