import type { Counts } from '../model/finding.js';
import { SEVERITIES, type Severity } from '../model/rule.js';

/** `1 problem`, `2 problems`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1 critical, 2 high`, the most severe first; empty when there is nothing. */
export function severityWords(counts: Counts): string {
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => `${String(counts[severity])} ${severity}`)
    .join(', ');
}

/** How many there are of each severity. */
export function countSeverities(items: readonly { readonly severity: Severity }[]): Counts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of items) counts[severity] += 1;
  return counts;
}

/** `High`. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
