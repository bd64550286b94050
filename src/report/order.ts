/** The one order of findings, doubts and notices on every surface. */
import type { FixedFinding, Suppressed, Undecided } from '../model/finding.js';
import { SEVERITIES } from '../model/rule.js';
import type { Notice } from '../model/source.js';
import { linesOf, type Position } from './lines.js';

type Key = readonly (string | number)[];

/** By file, line, code, column, fingerprint. */
export function inOrder(findings: readonly FixedFinding[]): readonly FixedFinding[] {
  return sortedBy(findings, keyOf);
}

/** The most severe first, then in order. */
export function bySeverity(findings: readonly FixedFinding[]): readonly FixedFinding[] {
  return sortedBy(findings, (finding) => [SEVERITIES.indexOf(finding.severity), ...keyOf(finding)]);
}

/** By file, line, code, address, reason. */
export function undecidedInOrder(undecided: readonly Undecided[]): readonly Undecided[] {
  return sortedBy(undecided, (doubt) => {
    const { line } = positionOf(doubt);
    return [doubt.file.path, line, doubt.rule.code, doubt.address, doubt.reason];
  });
}

/** By the place of the finding. */
export function suppressedInOrder(suppressed: readonly Suppressed[]): readonly Suppressed[] {
  return sortedBy(suppressed, ({ finding, directive }) => [
    ...keyOf(finding),
    directive.file.path,
    directive.span.start,
  ]);
}

/** By file, place, message. */
export function noticesInOrder(notices: readonly Notice[]): readonly Notice[] {
  return sortedBy(notices, (notice) => [notice.path, notice.offset ?? -1, notice.message]);
}

/** Where a finding or a doubt starts. */
export function positionOf({ file, span }: Pick<FixedFinding, 'file' | 'span'>): Position {
  return linesOf(file).position(span.start);
}

function keyOf(finding: FixedFinding): Key {
  const { line, column } = positionOf(finding);
  return [finding.file.path, line, finding.rule.code, column, finding.fingerprint];
}

function sortedBy<T>(items: readonly T[], key: (item: T) => Key): readonly T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ item }) => item);
}

/** By code unit, so that no locale changes the order. */
function compareKeys(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}
