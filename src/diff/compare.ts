import type { Comparison } from '../model/diff.js';
import type { Finding } from '../model/finding.js';

/** Which findings the head has and the base has not, and the other way round, by fingerprint. */
export function compare(base: readonly Finding[], head: readonly Finding[]): Comparison {
  const before = new Set(base.map(({ fingerprint }) => fingerprint));
  const now = new Set(head.map(({ fingerprint }) => fingerprint));
  return {
    introduced: new Set([...now].filter((fingerprint) => !before.has(fingerprint))),
    fixed: base.filter(({ fingerprint }) => !now.has(fingerprint)),
  };
}
